package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON of issues as Data Center gives it. */
final class DcJson {
  private final DcSite at;
  private final IssueJson older;
  private final DcDress dress;

  DcJson(DcSite at) {
    this.at = at;
    this.older = new IssueJson(at.issues(), at.uri(), 2);
    this.dress = new DcDress(at);
  }

  DcDress dress() {
    return dress;
  }

  IssueJson older() {
    return older;
  }

  String api() {
    return at.uri() + "/rest/api/2";
  }

  /** An issue; id, self and key are always there. */
  ObjectNode issue(Issue issue, List<String> fields, Set<String> expand) {
    // To the Cloud's renderer only ids would mean no fields object at all.
    List<String> wanted = IssueJson.onlyIds(fields) ? List.of("-") : fields;
    ObjectNode json = older.issue(issue, wanted);
    ObjectNode values = (ObjectNode) json.path("fields");
    parent(values, issue, wanted);
    values.remove(Fields.TEAM);
    sprints(values, issue);
    dress.dress(json);
    if (values.has("attachment")) {
      ArrayNode files = values.putArray("attachment");
      at.issues()
          .belongings()
          .attachments(issue.id())
          .forEach(file -> files.add(DcAttachmentApi.json(at, file)));
    }
    if (expand.contains("changelog")) {
      json.set("changelog", new DcHistory(at).whole(issue, older));
    }
    if (expand.contains("transitions") || expand.contains("transitions.fields")) {
      json.set(
          "transitions",
          dress.dress(
              TransitionApi.offered(
                  at.issues(), at.uri(), issue, expand.contains("transitions.fields"), false)));
    }
    if (expand.contains("editmeta")) {
      json.set("editmeta", DcEditMeta.of(at, issue));
    }
    return json;
  }

  private void parent(ObjectNode fields, Issue issue, List<String> wanted) {
    if (!issue.type().subtask()) {
      fields.remove("parent");
    }
    Issue parent = at.issues().byId(issue.parentId()).orElse(null);
    for (String field : List.of(DcFields.EPIC_LINK, DcFields.PARENT_LINK)) {
      if (chosen(field, wanted)) {
        boolean here = parent != null && field.equals(DcFields.parentField(issue.type()));
        if (!here || parent == null) {
          fields.putNull(field);
        } else if (field.equals(DcFields.EPIC_LINK)) {
          fields.put(field, parent.key());
        } else {
          fields.set(field, parentLink(parent));
        }
      }
    }
  }

  /** Data Center prints its sprints as Java prints objects. */
  private void sprints(ObjectNode fields, Issue issue) {
    if (fields.path(Fields.SPRINT).isArray()) {
      ArrayNode printed = Json.array();
      for (JsonNode sprint : fields.path(Fields.SPRINT)) {
        printed.add(
            "com.atlassian.greenhopper.service.sprint.Sprint@"
                + Integer.toHexString(Long.hashCode(issue.id()))
                + "[id="
                + sprint.path("id").asText()
                + ",rapidViewId="
                + sprint.path("boardId").asText()
                + ",state="
                + sprint.path("state").asText().toUpperCase(Locale.ROOT)
                + ",name="
                + sprint.path("name").asText()
                + ",startDate=<null>,endDate=<null>,completeDate=<null>,goal=]");
      }
      fields.set(Fields.SPRINT, printed);
    }
  }

  private static boolean chosen(String field, List<String> wanted) {
    boolean all = wanted.contains("*all") || wanted.contains("*navigable");
    return (all || wanted.contains(field)) && !wanted.contains("-" + field);
  }

  private static ObjectNode parentLink(Issue parent) {
    ObjectNode link = Json.object().put("hasEpicLinkFieldDependency", false).put("showField", true);
    link.putObject("data")
        .put("id", parent.id())
        .put("key", parent.key())
        .put("summary", parent.summary());
    return link;
  }
}
