package dev.lockstep.local;

import dev.lockstep.settings.LockstepSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ports everything listens on, all on 127.0.0.1 but the front door.
 *
 * @param frontDoor the public one
 * @param postgres the embedded database
 * @param kafka the embedded broker
 * @param kafkaController the broker's port for itself
 * @param sandbox the simulators
 * @param services each service's HTTP port
 * @param management each service's management port (health, metrics), never routed
 */
public record Ports(
    int frontDoor,
    int postgres,
    int kafka,
    int kafkaController,
    int sandbox,
    Map<Service, Integer> services,
    Map<Service, Integer> management) {
  private static final int MANAGEMENT_OFFSET = 1000;
  private static final int LAST_PORT = 65_535;
  private static final int FIRST_FREE = 15_000;
  private static final int LAST_FREE = 32_000;
  private static final int LOOKS = 1000;
  private static final BitSet GIVEN = new BitSet(LAST_FREE);

  public Ports {
    services = Map.copyOf(services);
    management = Map.copyOf(management);
  }

  /** A port that cannot be had, with the setting that moves it. */
  public record Clash(String setting, String message) {}

  /** The ports of the settings. */
  public static Ports of(LockstepSettings settings) {
    LockstepSettings.Ports chosen = settings.ports();
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    services.put(Service.CONNECTOR_JIRA, chosen.connectorJira());
    services.put(Service.CONNECTOR_SCM, chosen.connectorScm());
    services.put(Service.SYNC_ENGINE, chosen.syncEngine());
    services.put(Service.NOTIFIER, chosen.notifier());
    services.put(Service.HARVEST_API, chosen.harvestApi());
    Map<Service, Integer> management = new EnumMap<>(Service.class);
    services.forEach((service, port) -> management.put(service, port + MANAGEMENT_OFFSET));
    return new Ports(
        settings.port(),
        chosen.postgres(),
        chosen.kafka(),
        chosen.kafka() + 1,
        chosen.sandbox(),
        services,
        management);
  }

  /**
   * Ports that nobody uses and that this process was never given before, for tests and further
   * replicas; those that settings derive from others are as far from them as {@link #of} has them.
   * They lie below those that systems hand out by themselves (from 32,768 on), or any connection
   * made between this look and the bind could take them.
   */
  public static Ports free() {
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    Map<Service, Integer> management = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      int port = free(0, MANAGEMENT_OFFSET);
      services.put(service, port);
      management.put(service, port + MANAGEMENT_OFFSET);
    }
    int kafka = free(0, 1);
    return new Ports(free(0), free(0), kafka, kafka + 1, free(0), services, management);
  }

  /** A port of which all those so far from it are free. */
  private static int free(int... distances) {
    for (int look = 0; look < LOOKS; look++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE - MANAGEMENT_OFFSET);
      int[] wanted = IntStream.of(distances).map(distance -> port + distance).toArray();
      synchronized (GIVEN) {
        if (IntStream.of(wanted).noneMatch(one -> GIVEN.get(one) || isTaken(one))) {
          IntStream.of(wanted).forEach(GIVEN::set);
          return port;
        }
      }
    }
    throw new IllegalStateException(
        "no free ports found between " + FIRST_FREE + " and " + LAST_FREE);
  }

  /**
   * Every port that two of ours share or that another program holds, with the setting that moves
   * it.
   */
  List<Clash> clashes(boolean withPostgres, boolean withKafka, boolean withSandbox) {
    Map<String, Use> uses = new LinkedHashMap<>();
    uses.put("front door", new Use(frontDoor, "LOCKSTEP_PORT"));
    if (withPostgres) {
      uses.put("PostgreSQL", new Use(postgres, "LOCKSTEP_POSTGRES_PORT"));
    }
    if (withKafka) {
      uses.put("Kafka", new Use(kafka, "LOCKSTEP_KAFKA_PORT"));
      uses.put("Kafka controller", new Use(kafkaController, "LOCKSTEP_KAFKA_PORT"));
    }
    if (withSandbox) {
      uses.put("sandbox", new Use(sandbox, "LOCKSTEP_SANDBOX_PORT"));
    }
    for (Service service : Service.values()) {
      uses.put(service.module(), new Use(port(service), service.portSetting()));
      uses.put(
          service.module() + " management",
          new Use(managementPort(service), service.portSetting()));
    }
    List<Clash> clashes = new ArrayList<>();
    Map<Integer, String> seen = new HashMap<>();
    uses.forEach(
        (who, use) -> {
          String other = seen.putIfAbsent(use.port, who);
          if (use.port > LAST_PORT) {
            clashes.add(
                new Clash(
                    use.setting,
                    use.port + " for " + who + " is no port; " + use.setting + " must be lower"));
          } else if (other != null) {
            clashes.add(
                new Clash(
                    use.setting, "port " + use.port + " is wanted for " + other + " and " + who));
          } else if (isTaken(use.port)) {
            clashes.add(
                new Clash(
                    use.setting,
                    "port "
                        + use.port
                        + " ("
                        + who
                        + ") is taken by "
                        + PortHolder.of(use.port).orElse("another program")
                        + "; "
                        + use.setting
                        + " moves it"));
          }
        });
    return clashes;
  }

  private record Use(int port, String setting) {}

  private static boolean isTaken(int port) {
    return cannotBind(new InetSocketAddress("127.0.0.1", port))
        || cannotBind(new InetSocketAddress(port));
  }

  private static boolean cannotBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address, 1);
      return false;
    } catch (IOException taken) {
      return true;
    }
  }

  /** A service's HTTP port. */
  public int port(Service service) {
    return required(services.get(service));
  }

  /** A service's management port. */
  public int managementPort(Service service) {
    return required(management.get(service));
  }

  /**
   * The same as settings of the launcher, for a process of its own. Ports that it derives are not
   * among them.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("LOCKSTEP_PORT", Integer.toString(frontDoor));
    settings.put("LOCKSTEP_POSTGRES_PORT", Integer.toString(postgres));
    settings.put("LOCKSTEP_KAFKA_PORT", Integer.toString(kafka));
    settings.put("LOCKSTEP_SANDBOX_PORT", Integer.toString(sandbox));
    services.forEach(
        (service, port) -> settings.put(service.portSetting(), Integer.toString(port)));
    return settings;
  }

  private static int required(@Nullable Integer port) {
    if (port == null) {
      throw new IllegalStateException("a service without a port");
    }
    return port;
  }
}
