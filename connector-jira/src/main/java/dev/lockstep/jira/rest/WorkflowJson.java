package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of an issue matters for moving it.
 *
 * @param fields status, project, type and those that were asked for, each as it comes
 */
@RegisterForReflection
public record WorkflowJson(
    @Nullable String id,
    @Nullable String key,
    @Nullable Map<String, JsonNode> fields,
    @Nullable List<Transition> transitions) {

  public record Transition(
      String id,
      @Nullable String name,
      IssueJson.@Nullable Status to,
      @Nullable Boolean hasScreen,
      @Nullable Boolean isAvailable,
      @Nullable Map<String, FieldMetaJson> fields) {}

  /** Carries out a transition. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Move(
      Id transition, Map<String, Object> fields, Map<String, List<Map<String, Object>>> update) {}

  public record Id(String id) {}
}
