package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of {@code /search/jql}.
 *
 * @param warnings present when Jira cut the result
 */
@RegisterForReflection
record SearchJson(
    @Nullable List<IssueJson> issues,
    @Nullable String nextPageToken,
    @Nullable Boolean isLast,
    @Nullable List<JsonNode> warnings) {

  /** The question. Here {@code expand} is one text; at bulk fetch it is an array. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      String jql,
      List<String> fields,
      @Nullable String expand,
      int maxResults,
      @Nullable String nextPageToken) {}
}
