package dev.lockstep.jira.port;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists issues, thousands to a page, in the order of their creation. */
@FunctionalInterface
public interface IssueIds {

  /**
   * One page.
   *
   * @param query a query in Jira's language; absent for all projects in scope
   * @param pageToken where to go on, as the page before said
   * @throws dev.lockstep.connector.UpstreamException.Rejected (as failure of the Uni) when Jira
   *     refuses the query, or the token
   */
  Uni<Page> page(@Nullable String query, Optional<String> pageToken);

  /** An issue by id and key. */
  record Listed(String id, String key) {}

  /**
   * A page.
   *
   * @param next absent on the last page, and only there
   */
  record Page(List<Listed> issues, Optional<String> next) {
    public Page {
      issues = List.copyOf(issues);
    }
  }
}
