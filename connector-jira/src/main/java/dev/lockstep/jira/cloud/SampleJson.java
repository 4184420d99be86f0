package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of {@code /search/jql} of issues that are looked for by what they carry. */
@RegisterForReflection
record SampleJson(@Nullable List<Issue> issues, @Nullable String nextPageToken) {

  record Issue(
      @Nullable String id, @Nullable String key, @Nullable Map<String, JsonNode> properties) {}

  /** The question. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Request(
      String jql,
      List<String> fields,
      List<String> properties,
      int maxResults,
      @Nullable String nextPageToken) {}
}
