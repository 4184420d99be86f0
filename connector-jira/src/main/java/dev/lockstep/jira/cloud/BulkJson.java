package dev.lockstep.jira.cloud;

import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /issue/bulkfetch}. What does not exist or may not be seen is not in it. */
@RegisterForReflection
record BulkJson(@Nullable List<IssueJson> issues, @Nullable List<IssueError> issueErrors) {

  /** An issue that Jira could not give now. */
  record IssueError(@Nullable String id, @Nullable String errorMessage) {}

  /** The question. Here {@code expand} is an array; at search it is one text. */
  record Request(List<String> issueIdsOrKeys, List<String> fields, List<String> expand) {}
}
