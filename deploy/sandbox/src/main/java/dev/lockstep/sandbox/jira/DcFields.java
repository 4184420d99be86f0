package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a Data Center site: those of the Cloud, but only sub-tasks have a parent; what is
 * above other issues is in custom fields.
 */
final class DcFields {
  static final String EPIC_LINK = "customfield_10006";
  static final String PARENT_LINK = "customfield_10007";
  static final String PARENT = "parent";
  private static final Set<String> CLOUD_ONLY =
      Set.of("statuscategorychangedate", PARENT, Fields.TEAM);

  private static final List<Field> OWN =
      List.of(
          own(EPIC_LINK, "Epic Link", "com.pyxis.greenhopper.jira:gh-epic-link"),
          own(PARENT_LINK, "Parent Link", "com.atlassian.jpo:jpo-custom-field-parent"));

  private DcFields() {}

  private static Field own(String id, String name, String kind) {
    return new Field(id, name, "any", null, kind, List.of("set"));
  }

  /** The id of the field that holds the parent of such an issue. */
  static String parentField(IssueType type) {
    return type.subtask() ? PARENT : type.level() == 0 ? EPIC_LINK : PARENT_LINK;
  }

  /** Its name. */
  static String parentLabel(IssueType type) {
    return type.subtask() ? "Parent" : type.level() == 0 ? "Epic Link" : "Parent Link";
  }

  /** What an edit tells it can set. */
  static Map<String, Field> editable(JiraSite site, IssueType type) {
    Map<String, Field> screen = new LinkedHashMap<>(Screens.edit(site, type));
    screen.keySet().removeAll(CLOUD_ONLY);
    OWN.stream()
        .filter(field -> field.id().equals(parentField(type)))
        .forEach(field -> screen.put(field.id(), field));
    return screen;
  }

  /** What a new issue of the type can be given. */
  static Map<String, Field> creatable(JiraSite site, IssueType type) {
    Map<String, Field> screen = editable(site, type);
    screen.remove("comment");
    for (String needed : List.of("project", "issuetype")) {
      Fields.find(needed).ifPresent(field -> screen.put(needed, field));
    }
    if (type.subtask()) {
      Fields.find(PARENT).ifPresent(field -> screen.put(PARENT, field));
    }
    return screen;
  }

  /** The same as the Cloud's reader knows it: there everything has a parent. */
  static Map<String, Field> writable(JiraSite site, IssueType type) {
    Map<String, Field> screen = editable(site, type);
    Field parent = screen.remove(parentField(type));
    if (parent != null) {
      Fields.find(PARENT).ifPresent(field -> screen.put(PARENT, field));
    }
    return screen;
  }

  /** {@code /field}: a list, not paged. */
  static ArrayNode list() {
    ArrayNode all = Json.array();
    Fields.ALL.stream()
        .filter(field -> !CLOUD_ONLY.contains(field.id()))
        .forEach(field -> all.add(json(field)));
    OWN.forEach(field -> all.add(json(field)));
    return all;
  }

  private static ObjectNode json(Field field) {
    ObjectNode json =
        Json.object()
            .put("id", field.id())
            .put("name", field.name())
            .put("custom", field.isCustom())
            .put("orderable", true)
            .put("navigable", true)
            .put("searchable", true);
    ArrayNode clauses = json.putArray("clauseNames").add(field.clause());
    if (field.isCustom()) {
      clauses.add(field.name());
    }
    json.set("schema", field.schema());
    return json;
  }
}
