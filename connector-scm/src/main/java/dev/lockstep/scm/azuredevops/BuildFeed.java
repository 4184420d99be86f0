package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.Event;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The builds of a project that ended, one call while nothing changes. Those that run are not read:
 * a list in the order of their ends has no gaps, one of their beginnings would have to be read
 * again as long as the longest one runs.
 */
final class BuildFeed implements Feed {

  private static final int TOP = 200;
  private static final int EVERY = 2;
  private static final String TOKEN = "x-ms-continuationtoken";

  private final String scope;
  private final String project;
  private final AzureDevOpsClient client;
  private final Builds builds;
  private final Duration overlap;
  private final Clock clock;

  /**
   * @param project its id, which a rename does not change
   * @param overlap how far a traversal reaches back behind its saved cursor
   */
  BuildFeed(
      String scope,
      String project,
      AzureDevOpsClient client,
      Builds builds,
      Duration overlap,
      Clock clock) {
    this.scope = scope;
    this.project = project;
    this.client = client;
    this.builds = builds;
    this.overlap = overlap;
    this.clock = clock;
  }

  /** The scope of a project's builds. */
  static String scope(String owner, String projectId) {
    return AzureDevOps.PROVIDER + "/" + owner + "/" + projectId + "#builds";
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public int every() {
    return EVERY;
  }

  @Override
  public Uni<Page> since(Optional<String> saved, Naming naming) {
    BuildCursor cursor = BuildCursor.parse(saved, clock.instant(), overlap);
    return client
        .read(
            "/{project}/_apis/build/builds",
            () ->
                client
                    .builds()
                    .builds(
                        project,
                        "completed",
                        "finishTimeAscending",
                        cursor.from().toString(),
                        TOP,
                        cursor.token()))
        .map(
            answer -> {
              List<BuildJson> found = PullRequestPages.present(answer.getEntity().value());
              Instant latest =
                  found.stream()
                      .map(Builds::ended)
                      .max(Comparator.naturalOrder())
                      .orElse(cursor.seen());
              List<Event> events =
                  found.stream()
                      .map(json -> builds.read(json, naming))
                      .flatMap(Optional::stream)
                      .sorted(Comparator.comparing(BuildChanged::occurredAt))
                      .<Event>map(build -> build)
                      .toList();
              String next = answer.getHeaderString(TOKEN);
              return next == null || next.isEmpty()
                  ? new Page(events, cursor.saved(latest), false)
                  : new Page(events, cursor.onward(latest, next).text(), true);
            });
  }
}
