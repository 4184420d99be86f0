package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Workflow.Step;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where issues stand in their workflow, between the wire and the port. */
final class Standings {

  private Standings() {}

  /** The fields to ask for. */
  static String asked(Set<String> fields) {
    Set<String> all = new TreeSet<>(Set.of("status", "project", "issuetype"));
    all.addAll(fields);
    return String.join(",", all);
  }

  /** Where an issue stands, by what was answered. */
  static Standing of(
      WorkflowJson json, List<WorkflowJson.Transition> transitions, Set<String> fields) {
    String key = json.key() == null ? "" : json.key();
    Map<String, JsonNode> values = json.fields() == null ? Map.of() : json.fields();
    return new Standing(
        json.id() == null ? "" : json.id(),
        key,
        new IssueKind(name(values, "project", "key"), name(values, "issuetype", "name")),
        name(values, "status", "name"),
        transitions.stream().map(Standings::offered).toList(),
        fields.stream().filter(id -> holds(values.get(id))).collect(Collectors.toSet()));
  }

  private static String name(Map<String, JsonNode> values, String field, String member) {
    return values.getOrDefault(field, MissingNode.getInstance()).path(member).asText("");
  }

  private static boolean holds(@Nullable JsonNode value) {
    return value != null
        && !value.isNull()
        && !(value.isContainerNode() && value.isEmpty())
        && !(value.isTextual() && value.textValue().isEmpty());
  }

  private static Offered offered(WorkflowJson.Transition transition) {
    String name = transition.name();
    return new Offered(
        transition.id(),
        name == null ? "" : name,
        IssueMapping.status(transition.to()).name(),
        !Boolean.FALSE.equals(transition.isAvailable()),
        hasScreen(transition),
        missing(transition),
        FieldMetaJson.fields(transition.fields()));
  }

  private static Set<String> missing(WorkflowJson.Transition transition) {
    Map<String, FieldMetaJson> fields = transition.fields();
    if (fields == null) {
      return Set.of();
    }
    return fields.entrySet().stream()
        .filter(
            field ->
                Boolean.TRUE.equals(field.getValue().required())
                    && !Boolean.TRUE.equals(field.getValue().hasDefaultValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Data Center does not tell; a screen shows by its fields. */
  private static boolean hasScreen(WorkflowJson.Transition transition) {
    Boolean told = transition.hasScreen();
    Map<String, FieldMetaJson> fields = transition.fields();
    return told == null ? fields != null && !fields.isEmpty() : told;
  }

  /** The request that carries out a transition. */
  static WorkflowJson.Move move(Step step, TextForm form) {
    Map<String, List<Map<String, Object>>> update =
        step.comment() == null
            ? Map.of()
            : Map.of("comment", List.of(Map.of("add", Map.of("body", form.write(step.comment())))));
    return new WorkflowJson.Move(new WorkflowJson.Id(step.by().id()), step.fields(), update);
  }
}
