package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One issue of a Data Center site: read, made, changed, assigned, deleted. */
final class DcIssueApi {
  private static final List<String> EVERYTHING = List.of("*all");
  private static final String[] OF_CREATION = {"project", "issuetype", "parent"};

  private DcIssueApi() {}

  static Reply get(DcRequest request) {
    List<String> fields = request.fields();
    return Reply.json(
        request
            .render()
            .issue(request.issue(), fields.isEmpty() ? EVERYTHING : fields, request.expand()));
  }

  static Reply create(DcRequest request) {
    Person author = request.me();
    JsonNode body = request.body();
    JiraSite site = request.site();
    JsonNode fields = body.path("fields");
    ObjectNode errors = Json.object();
    @Nullable Project project = project(site, fields, errors);
    @Nullable IssueType type = type(site, fields, errors);
    if (!fields.path("summary").isTextual()) {
      errors.put("summary", "You must specify a summary of the issue.");
    }
    long parent = type == null ? Issue.NONE : parent(site, fields, type, errors);
    if (project == null || type == null || !errors.isEmpty()) {
      ObjectNode answer = Json.object();
      answer.putArray("errorMessages");
      answer.set("errors", errors);
      throw new Refusal(Reply.json(400, answer));
    }
    Draft draft =
        new Draft(
            project,
            type,
            site.catalog().workflow(type).initial(),
            fields.path("summary").asText(),
            null,
            null,
            author,
            List.of(),
            parent,
            0);
    Issue blank = draft.issue(0, 0, site.clock().millis());
    FieldWrite write =
        DcWrite.of(request.at(), blank, DcFields.writable(site, type), body, OF_CREATION).checked();
    Map<String, JsonNode> properties = Props.read(body.path("properties"));
    Issue issue = site.create(draft, write::set, false);
    properties.forEach((key, value) -> site.belongings().putProperty(issue.id(), key, value));
    write.finish(issue, author);
    request.note("write.create", issue.key());
    return Reply.json(
        201,
        Json.object()
            .put("id", Long.toString(issue.id()))
            .put("key", issue.key())
            .put("self", request.render().api() + "/issue/" + issue.id()));
  }

  private static @Nullable Project project(JiraSite site, JsonNode fields, ObjectNode errors) {
    JsonNode wanted = fields.path("project");
    Project project =
        site.project(wanted.path("key").asText(wanted.path("id").asText())).orElse(null);
    if (project == null) {
      errors.put(
          "project", wanted.isObject() ? "valid project is required" : "project is required");
    }
    return project;
  }

  private static @Nullable IssueType type(JiraSite site, JsonNode fields, ObjectNode errors) {
    JsonNode wanted = fields.path("issuetype");
    IssueType type =
        site.catalog().type(wanted.path("name").asText(wanted.path("id").asText())).orElse(null);
    if (type == null) {
      errors.put(
          "issuetype",
          wanted.isObject() ? "valid issue type is required" : "issue type is required");
    }
    return type;
  }

  private static long parent(JiraSite site, JsonNode fields, IssueType type, ObjectNode errors) {
    JsonNode wanted = fields.path("parent");
    if (!type.subtask()) {
      if (wanted.isObject()) {
        errors.put("parent", "Issue type is not a sub-task but parent issue key or id specified.");
      }
      return Issue.NONE;
    }
    Issue parent = site.find(wanted.path("key").asText(wanted.path("id").asText())).orElse(null);
    if (parent == null) {
      errors.put("issuetype", "Issue type is a sub-task but parent issue key or id not specified.");
      return Issue.NONE;
    }
    return parent.id();
  }

  static Reply edit(DcRequest request) {
    Issue issue = request.issue();
    write(request, issue, request.body());
    request.note("write.edit", issue.key());
    return Reply.empty(204);
  }

  static Reply assign(DcRequest request) {
    Issue issue = request.issue();
    ObjectNode body = Json.object();
    body.putObject("fields").set("assignee", request.body());
    write(request, issue, body);
    request.note("write.assign", issue.key());
    return Reply.empty(204);
  }

  private static void write(DcRequest request, Issue issue, JsonNode body) {
    DcWrite.of(request.at(), issue, DcFields.writable(request.site(), issue.type()), body)
        .checked()
        .carryOut(request.me());
  }

  static Reply delete(DcRequest request) {
    Issue issue = request.issue();
    boolean subtasks =
        request.site().childrenOf(issue).stream().anyMatch(child -> child.type().subtask());
    if (subtasks && !"true".equals(request.call().query("deleteSubtasks").orElse(""))) {
      throw JiraErrors.refusal(
          400,
          "The issue '"
              + issue.key()
              + "' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this"
              + " issue and all its subtasks.");
    }
    request.site().delete(issue, request.me());
    request.note("write.delete", issue.key());
    return Reply.empty(204);
  }
}
