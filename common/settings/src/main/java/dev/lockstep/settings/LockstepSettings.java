package dev.lockstep.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lockstep itself.
 *
 * @param host address the front door listens on
 * @param port port of the front door
 * @param data folder of everything kept in local mode
 * @param apiKey what callers send as {@code X-API-Key}; null: the local launcher makes one
 * @param publicUrl under which the outside reaches the front door, without a trailing slash; for
 *     printing webhook URLs
 * @param log {@code text} or {@code json}; read by each service at its start
 * @param tracesUrl of a collector; null: no traces; read by each service at its start
 * @param ports of the parts in local mode
 * @param hosts where a front door that runs alone finds the services
 */
public record LockstepSettings(
    String host,
    int port,
    Path data,
    @Nullable Secret apiKey,
    @Nullable URI publicUrl,
    String log,
    @Nullable URI tracesUrl,
    Ports ports,
    Hosts hosts) {

  /** Ports of the parts in local mode; each service also takes its port + 1000 for management. */
  public record Ports(
      int harvestApi,
      int connectorJira,
      int connectorScm,
      int syncEngine,
      int notifier,
      int postgres,
      int kafka,
      int sandbox) {}

  /** Host names or addresses of the services. */
  public record Hosts(
      String harvestApi,
      String connectorJira,
      String connectorScm,
      String syncEngine,
      String notifier) {}
}
