package dev.lockstep.local.door;

import dev.lockstep.local.Service;
import java.util.List;
import java.util.Optional;

/** Which service owns a path. Whatever stands nowhere here is not reachable from outside. */
final class Routes {
  private record Route(String path, boolean below, Service owner) {
    boolean matches(String asked) {
      return asked.equals(path) || (below && asked.startsWith(path + "/"));
    }
  }

  /** First match wins, so the narrow ones come first. */
  private static final List<Route> TABLE =
      List.of(
          below("/work/connector-jira", Service.CONNECTOR_JIRA),
          below("/work/connector-scm", Service.CONNECTOR_SCM),
          below("/work/sync-engine", Service.SYNC_ENGINE),
          below("/work/notifier", Service.NOTIFIER),
          below("/work/harvest-api", Service.HARVEST_API),
          below("/openapi/connector-jira", Service.CONNECTOR_JIRA),
          below("/openapi/connector-scm", Service.CONNECTOR_SCM),
          below("/openapi/sync-engine", Service.SYNC_ENGINE),
          below("/openapi/notifier", Service.NOTIFIER),
          below("/openapi/harvest-api", Service.HARVEST_API),
          below("/swagger-ui", Service.HARVEST_API),
          below("/jira", Service.CONNECTOR_JIRA),
          below("/webhook/github", Service.CONNECTOR_SCM),
          below("/webhook/bitbucket", Service.CONNECTOR_SCM),
          below("/webhook/bitbucket-dc", Service.CONNECTOR_SCM),
          below("/webhook/azure-devops", Service.CONNECTOR_SCM),
          below("/code-hosts", Service.CONNECTOR_SCM),
          below("/manual-sync", Service.SYNC_ENGINE),
          below("/conflicts", Service.SYNC_ENGINE),
          below("/syncs", Service.SYNC_ENGINE),
          below("/decisions", Service.SYNC_ENGINE),
          below("/rules", Service.SYNC_ENGINE),
          below("/slack", Service.NOTIFIER),
          below("/discord", Service.NOTIFIER),
          below("/api/v1/integrations", Service.NOTIFIER),
          below("/api/v1/mappings", Service.NOTIFIER),
          below("/api/v1/deliveries", Service.NOTIFIER),
          below("/watches", Service.NOTIFIER),
          below("/api", Service.HARVEST_API),
          new Route("/", false, Service.HARVEST_API));

  private Routes() {}

  private static Route below(String path, Service owner) {
    return new Route(path, true, owner);
  }

  /** The owner of a path, if it has one. */
  static Optional<Service> ownerOf(String path) {
    if (path.contains("..")
        || path.contains("//")
        || path.toLowerCase(java.util.Locale.ROOT).contains("%2e")) {
      return Optional.empty();
    }
    if (path.startsWith("/webhook/jira")) {
      return Optional.of(Service.CONNECTOR_JIRA);
    }
    return TABLE.stream().filter(route -> route.matches(path)).map(Route::owner).findFirst();
  }
}
