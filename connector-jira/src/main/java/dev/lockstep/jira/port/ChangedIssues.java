package dev.lockstep.jira.port;

import dev.lockstep.jira.mapping.Snapshot;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks a site what changed. */
@FunctionalInterface
public interface ChangedIssues {

  /**
   * One page of the issues in scope, by {@code updated}, oldest first. The index behind it lags: a
   * change may show up minutes late.
   *
   * @param since the earliest {@code updated}
   * @param pageToken where to go on, as the page before said; {@code since} must be the same then
   * @throws dev.lockstep.connector.UpstreamException (as failure of the Uni) when the page could
   *     not be read, or Jira says that it is not complete
   */
  Uni<Page> changed(Instant since, Optional<String> pageToken);

  /**
   * A page.
   *
   * @param issues may be fewer than asked for, also on a page that is not the last
   * @param nextPageToken absent on the last page, and only there
   */
  record Page(List<Snapshot> issues, Optional<String> nextPageToken) {
    public Page {
      issues = List.copyOf(issues);
    }
  }
}
