package dev.lockstep.jira.port;

import dev.lockstep.jira.edit.Screen;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes issues, and deletes them. */
public interface NewIssues {

  /** The types that a project's new issues can have: names by id. May be some minutes old. */
  Uni<Map<String, String>> types(String project, Calls calls);

  /** What a new issue can be given. May be some minutes old. */
  Uni<Screen> screen(String project, String typeId, Calls calls);

  /**
   * Makes an issue and stamps it with its source in the same request, once. After {@link
   * dev.lockstep.connector.UpstreamException.Unavailable} it may exist all the same: {@link
   * #stamped} finds it, later.
   */
  Uni<Created> create(Draft draft, Calls calls);

  /**
   * The issue that was stamped with this source. The index behind it lags: what was made a moment
   * ago may not be found yet.
   *
   * @param age how long ago it can have been made
   */
  Uni<Optional<Created>> stamped(String project, String source, Duration age, Calls calls);

  /** Deletes an issue without sub-tasks. */
  Uni<Void> delete(String issueId, Calls calls);

  /** Keys of the issue's sub-tasks. */
  Uni<List<String>> subtasks(String issueId, Calls calls);

  /**
   * What is to be made.
   *
   * @param source what it is stamped with
   * @param fields by id, as Jira takes it, beside project and type
   */
  record Draft(
      String project, String typeId, String source, Map<String, @Nullable Object> fields) {}

  /** An issue that was made. */
  record Created(String id, String key) {}
}
