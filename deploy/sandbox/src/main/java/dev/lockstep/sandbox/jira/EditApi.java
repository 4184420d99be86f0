package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;
import java.util.Map;

/** Making, editing, assigning and deleting issues by program. */
final class EditApi {
  private final Writes writes;

  EditApi(Writes writes) {
    this.writes = writes;
  }

  Reply create(JiraSite site, String siteUri, Call call) {
    Person author = JiraAccess.known(site, call);
    JsonNode body = Writes.body(call);
    JsonNode fields = body.path("fields");
    Project project = project(site, fields.path("project"));
    IssueType type = type(site, fields.path("issuetype"));
    Draft draft =
        new Draft(
            project,
            type,
            site.catalog().workflow(type).initial(),
            "",
            null,
            null,
            author,
            List.of(),
            Issue.NONE,
            0);
    Map<String, Field> screen = Screens.create(site, type);
    FieldWrite write = new FieldWrite(site, draft.issue(0, 0, site.clock().millis()), screen);
    write.read(body);
    for (Field field : screen.values()) {
      if (Screens.required(type, field) && fields.path(field.id()).isMissingNode()) {
        write.wrong(field.id(), missing(field));
      }
    }
    write.checked();
    Map<String, JsonNode> properties = Props.read(body.path("properties"));
    Issue issue = site.create(draft, write::set, false);
    properties.forEach((key, value) -> site.belongings().putProperty(issue.id(), key, value));
    write.finish(issue, author);
    Writes.note(
        site,
        "write.create",
        issue.key(),
        Map.of("type", type.name(), "fields", write.named(), "by", author.displayName()));
    return Reply.json(
        201,
        Json.object()
            .put("id", Long.toString(issue.id()))
            .put("key", issue.key())
            .put("self", siteUri + "/rest/api/3/issue/" + issue.id()));
  }

  private static Project project(JiraSite site, JsonNode wanted) {
    return site.project(wanted.path("key").asText(wanted.path("id").asText("")))
        .orElseThrow(() -> JiraErrors.field(400, "project", "valid project is required"));
  }

  private static IssueType type(JiraSite site, JsonNode wanted) {
    return site.catalog()
        .type(wanted.path("id").asText(wanted.path("name").asText("")))
        .filter(type -> !site.settings().notCreatable().contains(type.name()))
        .orElseThrow(() -> JiraErrors.field(400, "issuetype", "Specify a valid issue type"));
  }

  private static String missing(Field field) {
    return switch (field.id()) {
      case "summary" -> "You must specify a summary of the issue.";
      case "parent" -> "Issue type is a sub-task but parent issue key or id not specified.";
      default -> field.name() + " is required.";
    };
  }

  Reply edit(JiraSite site, String siteUri, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    JsonNode body = Writes.body(call);
    if (body.path("fields").isEmpty() && body.path("update").isEmpty()) {
      throw JiraErrors.refusal(400, "one of 'fields' or 'update' required");
    }
    FieldWrite write = new FieldWrite(site, issue, Screens.edit(site, issue.type())).read(body);
    write.checked();
    Map<String, JsonNode> properties = Props.read(body.path("properties"));
    Issue after = write.carryOut(author);
    properties.forEach((key, value) -> site.belongings().putProperty(issue.id(), key, value));
    Writes.note(
        site,
        "write.edit",
        issue.key(),
        Map.of(
            "fields",
            write.named(),
            "notifyUsers",
            call.query("notifyUsers").orElse("true"),
            "by",
            author.displayName()));
    return call.query("returnIssue").filter("true"::equals).isPresent()
        ? Reply.json(new IssueJson(site, siteUri, 3).issue(after, List.of("*all")))
        : Reply.empty(204);
  }

  Reply editMeta(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    return Reply.json(Screens.editMeta(site, issue, new IssueJson(site, siteUri, 3)));
  }

  /** A null unassigns; "-1" is whoever gets new issues, here nobody. */
  Reply assign(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    JsonNode body = Writes.body(call);
    if (!body.has("accountId")) {
      throw JiraErrors.refusal(400, "'accountId' must be given; null unassigns.");
    }
    ObjectNode fields = Json.object();
    if (body.path("accountId").isNull() || "-1".equals(body.path("accountId").asText())) {
      fields.putObject("fields").putNull("assignee");
    } else {
      fields.putObject("fields").putObject("assignee").set("accountId", body.get("accountId"));
    }
    FieldWrite write = new FieldWrite(site, issue, Screens.edit(site, issue.type())).read(fields);
    Issue after = write.checked().carryOut(author);
    Person assignee = after.assignee();
    Writes.note(
        site,
        "write.assign",
        issue.key(),
        Map.of("to", assignee == null ? "" : assignee.displayName(), "by", author.displayName()));
    return Reply.empty(204);
  }

  Reply delete(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    boolean parent = site.childrenOf(issue).stream().anyMatch(child -> child.type().subtask());
    if (parent && !"true".equals(call.query("deleteSubtasks").orElse("false"))) {
      throw JiraErrors.refusal(
          400,
          "The issue '"
              + issue.key()
              + "' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this"
              + " issue and all its subtasks.");
    }
    site.delete(issue, author);
    Writes.note(site, "write.delete", issue.key(), Map.of("by", author.displayName()));
    return Reply.empty(204);
  }
}
