package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an issue matters for moving it. */
@RegisterForReflection
record WorkflowJson(@Nullable Fields fields, @Nullable List<Transition> transitions) {

  record Fields(IssueJson.@Nullable Status status) {}

  /** Whether there is a screen is not told: it shows by the fields. */
  record Transition(
      String id,
      @Nullable String name,
      IssueJson.@Nullable Status to,
      @Nullable Map<String, Field> fields) {}

  record Field(@Nullable Boolean required, @Nullable Boolean hasDefaultValue) {}

  /** Carries out a transition. */
  record Move(Id transition) {}

  record Id(String id) {}
}
