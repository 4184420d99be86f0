package dev.lockstep.local;

import dev.lockstep.settings.LockstepSettings;
import io.vertx.core.net.SocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the services run.
 *
 * @param services host name or address of each
 */
public record Hosts(Map<Service, String> services) {
  public Hosts {
    services = Map.copyOf(services);
  }

  /** All on this machine. */
  public static Hosts local() {
    Map<Service, String> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, "127.0.0.1");
    }
    return new Hosts(services);
  }

  /** The hosts of the settings. */
  public static Hosts of(LockstepSettings settings) {
    LockstepSettings.Hosts chosen = settings.hosts();
    Map<Service, String> services = new EnumMap<>(Service.class);
    services.put(Service.CONNECTOR_JIRA, chosen.connectorJira());
    services.put(Service.CONNECTOR_SCM, chosen.connectorScm());
    services.put(Service.SYNC_ENGINE, chosen.syncEngine());
    services.put(Service.NOTIFIER, chosen.notifier());
    services.put(Service.HARVEST_API, chosen.harvestApi());
    return new Hosts(services);
  }

  /** A port of a service on its host. */
  public SocketAddress address(Service service, int port) {
    return SocketAddress.inetSocketAddress(
        port, Objects.requireNonNull(services.get(service), service::module));
  }
}
