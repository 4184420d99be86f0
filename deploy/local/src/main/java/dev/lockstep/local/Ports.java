package dev.lockstep.local;

import dev.lockstep.settings.LockstepSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * Ports nobody uses at this moment, for tests; those that settings derive from others are as far
   * from them as {@link #of} has them.
   */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Map<Service, Integer> services = new EnumMap<>(Service.class);
      Map<Service, Integer> management = new EnumMap<>(Service.class);
      for (Service service : Service.values()) {
        int port = holdTwo(held, MANAGEMENT_OFFSET);
        services.put(service, port);
        management.put(service, port + MANAGEMENT_OFFSET);
      }
      int kafka = holdTwo(held, 1);
      return new Ports(
          hold(held, 0), hold(held, 0), kafka, kafka + 1, hold(held, 0), services, management);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /** The first of two free ones so far from each other; those in vain are held until the end. */
  private static int holdTwo(List<ServerSocket> held, int distance) throws IOException {
    while (true) {
      int port = hold(held, 0);
      try {
        hold(held, port + distance);
        return port;
      } catch (BindException | IllegalArgumentException takenOrBeyond) {
        // other two, then
      }
    }
  }

  /** Holds a port; any free one for 0. */
  private static int hold(List<ServerSocket> held, int port) throws IOException {
    ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    held.add(socket);
    return socket.getLocalPort();
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // free either way
    }
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

  private static int required(@Nullable Integer port) {
    if (port == null) {
      throw new IllegalStateException("a service without a port");
    }
    return port;
  }
}
