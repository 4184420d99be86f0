package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A page of {@code /search}.
 *
 * @param total of the whole result
 */
@RegisterForReflection
record SearchJson(
    @Nullable List<IssueJson> issues, @Nullable Integer startAt, @Nullable Integer total) {

  /** The question; lists where Cloud takes texts. */
  record Request(
      String jql, int startAt, int maxResults, List<String> fields, List<String> expand) {}

  /** Those that were given; a page without issues or their number is no answer. */
  List<IssueJson> given() {
    if (issues == null || total == null) {
      throw new Unavailable("Jira answers a search without issues or their number");
    }
    if (issues.isEmpty() && offset() < total) {
      throw new Unavailable("Jira gives none of the " + (total - offset()) + " issues left");
    }
    return issues;
  }

  /** The row to go on with, where there are more. */
  OptionalInt next() {
    int next = offset() + given().size();
    return total != null && next < total ? OptionalInt.of(next) : OptionalInt.empty();
  }

  private int offset() {
    return startAt == null ? 0 : startAt;
  }
}
