package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields can be set where, as Jira's screens say. */
final class Screens {
  private static final Set<String> ONLY_EDITED = Set.of("comment");
  private static final Set<String> NOT_REQUIRED_EDITS = Set.of("project", "issuetype");

  private Screens() {}

  /** What an edit of the issue can set. */
  static Map<String, Field> edit(JiraSite site, IssueType type) {
    Map<String, Field> all = new LinkedHashMap<>();
    for (Field field : Fields.ALL) {
      if (!field.operations().isEmpty()
          && !site.settings().notEditable().contains(field.id())
          && !(type.subtask() && "parent".equals(field.id()))
          && !(type.level() > 0 && Fields.STORY_POINTS.equals(field.id()))) {
        all.put(field.id(), field);
      }
    }
    return all;
  }

  /** What a new issue of the type can be given. */
  static Map<String, Field> create(JiraSite site, IssueType type) {
    Map<String, Field> all = new LinkedHashMap<>(edit(site, type));
    ONLY_EDITED.forEach(all::remove);
    for (String needed : List.of("project", "issuetype", "parent")) {
      Fields.find(needed).ifPresent(field -> all.put(needed, field));
    }
    return all;
  }

  /** Whether a new issue of the type must be given it. */
  static boolean required(IssueType type, Field field) {
    return switch (field.id()) {
      case "summary", "project", "issuetype" -> true;
      case "parent" -> type.subtask();
      case Fields.CUSTOMER -> Catalog.LONG_WAY.equals(type.name());
      default -> false;
    };
  }

  /** {@code editmeta}. */
  static ObjectNode editMeta(JiraSite site, Issue issue, IssueJson render) {
    ObjectNode fields = Json.object();
    edit(site, issue.type())
        .forEach(
            (id, field) ->
                fields.set(id, meta(site, issue.project(), field, render, "summary".equals(id))));
    ObjectNode meta = Json.object();
    meta.set("fields", fields);
    return meta;
  }

  /** One field as editmeta, createmeta and transitions tell it. */
  static ObjectNode meta(
      JiraSite site, Project project, Field field, IssueJson render, boolean required) {
    ObjectNode json = Json.object().put("required", required);
    json.set("schema", field.schema());
    json.put("name", field.name()).put("key", field.id());
    json.put("hasDefaultValue", "priority".equals(field.id()));
    List<String> operations =
        NOT_REQUIRED_EDITS.contains(field.id()) || field.operations().isEmpty()
            ? List.of("set")
            : field.operations();
    operations.forEach(json.putArray("operations")::add);
    ArrayNode values = allowed(site, project, field, render);
    if (!values.isEmpty() || "components".equals(field.id())) {
      json.set("allowedValues", values);
    }
    return json;
  }

  private static ArrayNode allowed(JiraSite site, Project project, Field field, IssueJson render) {
    ArrayNode values = Json.array();
    switch (field.id()) {
      case "priority" -> Choice.PRIORITIES.forEach(one -> values.add(render.priority(one.name())));
      case "resolution" ->
          Choice.RESOLUTIONS.forEach(
              one -> values.addObject().put("name", one.name()).put("id", one.id()));
      case "components" ->
          site.plan().components(project).forEach(one -> values.add(render.parts().component(one)));
      case "fixVersions", "versions" ->
          site.plan().versions(project).forEach(one -> values.add(render.parts().version(one)));
      case Fields.CUSTOMER_TIER ->
          Choice.TIERS.forEach(one -> values.add(render.parts().option(one)));
      default -> {}
    }
    return values;
  }
}
