package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What webhooks say: v2-shaped, without e-mail addresses. */
final class HookBodies {
  private static final List<String> EVERYTHING = List.of("*all");

  /**
   * One thing to be told.
   *
   * @param subject for the journal
   * @param issue what the filters of webhooks look at
   * @param secondary whether it follows from something else and so may come late
   */
  record Telling(
      String event,
      String subject,
      ObjectNode body,
      @Nullable Issue issue,
      @Nullable History history,
      boolean secondary) {
    Telling cascade() {
      return new Telling(event, subject, body, issue, history, true);
    }
  }

  private final JiraSite site;
  private final IssueJson render;

  HookBodies(JiraSite site, String siteUri) {
    this.site = site;
    this.render = new IssueJson(site, siteUri, 2);
  }

  List<Telling> of(JiraEvent event) {
    if (event instanceof JiraEvent.Created told) {
      return List.of(
          issue(told.issue(), told.author(), "jira:issue_created", "issue_created", null, null));
    }
    if (event instanceof JiraEvent.Updated told) {
      return updated(told);
    }
    if (event instanceof JiraEvent.Deleted told) {
      return List.of(issue(told.issue(), told.author(), "jira:issue_deleted", null, null, null));
    }
    if (event instanceof JiraEvent.CommentChanged told) {
      if (site.byId(told.issue().id()).isEmpty()) {
        return List.of(
            issue(told.issue(), told.author(), "comment_deleted", null, null, told.comment())
                .cascade());
      }
      String what = told.deleted() ? "deleted" : "updated";
      String type = told.deleted() ? "issue_comment_deleted" : "issue_comment_edited";
      Issue issue = site.byId(told.issue().id()).orElse(told.issue());
      return List.of(
          issue(issue, told.author(), "comment_" + what, null, null, told.comment()),
          issue(issue, told.author(), "jira:issue_updated", type, null, told.comment()));
    }
    return List.of(other(event));
  }

  private List<Telling> updated(JiraEvent.Updated told) {
    Comment comment = told.comment();
    History history = told.history();
    Telling update =
        issue(
            told.issue(), told.author(), "jira:issue_updated", typeName(history), history, comment);
    return comment == null
        ? List.of(update)
        : List.of(
            issue(told.issue(), told.author(), "comment_created", null, null, comment), update);
  }

  private static String typeName(@Nullable History history) {
    if (history == null) {
      return "issue_commented";
    }
    boolean assigned =
        history.changes().stream().anyMatch(change -> "assignee".equals(change.fieldId()));
    boolean moved =
        history.changes().stream().anyMatch(change -> "status".equals(change.fieldId()));
    return moved ? "issue_generic" : assigned ? "issue_assigned" : "issue_updated";
  }

  private Telling issue(
      Issue issue,
      Person author,
      String event,
      @Nullable String typeName,
      @Nullable History history,
      @Nullable Comment comment) {
    ObjectNode body = body(event);
    if (typeName != null) {
      body.put("issue_event_type_name", typeName);
    }
    body.set("user", render.person(author, false));
    ObjectNode json = render.issue(issue, EVERYTHING);
    json.remove("expand");
    body.set("issue", json);
    if (history != null) {
      ObjectNode changelog = body.putObject("changelog").put("id", Long.toString(history.id()));
      changelog.set("items", HistoryJson.items(history));
    }
    if (comment != null) {
      body.set("comment", render.comment(issue, comment));
    }
    withoutEmail(body);
    return new Telling(event, issue.key(), body, issue, history, false);
  }

  private Telling other(JiraEvent event) {
    if (event instanceof JiraEvent.Linked told) {
      boolean cascade = told.deleted() && site.byId(told.link().from()).isEmpty();
      return link(told.link(), told.deleted() ? "issuelink_deleted" : "issuelink_created", cascade);
    }
    if (event instanceof JiraEvent.Attached told) {
      String name = told.deleted() ? "attachment_deleted" : "attachment_created";
      ObjectNode body = body(name);
      body.set("attachment", render.parts().attachment(told.attachment()));
      withoutEmail(body);
      boolean cascade = site.byId(told.attachment().issueId()).isEmpty();
      return new Telling(name, told.attachment().filename(), body, null, null, cascade);
    }
    if (event instanceof JiraEvent.OfVersion told) {
      String name = "jira:version_" + told.what();
      ObjectNode body = body(name);
      body.set(
          "version",
          render.parts().version(told.version()).put("projectId", told.version().projectId()));
      return new Telling(name, told.version().name(), body, null, null, true);
    }
    JiraEvent.OfSprint told = (JiraEvent.OfSprint) event;
    String name = "sprint_" + told.what();
    ObjectNode body = body(name);
    body.set("sprint", PartsJson.sprint(told.sprint()));
    return new Telling(name, told.sprint().name(), body, null, null, true);
  }

  private Telling link(Link link, String name, boolean cascade) {
    ObjectNode body = body(name);
    ObjectNode json = body.putObject("issueLink").put("id", link.id());
    json.put("sourceIssueId", link.from()).put("destinationIssueId", link.to());
    json.putObject("issueLinkType")
        .put("id", Long.parseLong(link.type().id()))
        .put("name", link.type().name())
        .put("outwardName", link.type().outward())
        .put("inwardName", link.type().inward())
        .put("isSubTaskLinkType", false)
        .put("isSystemLinkType", false);
    json.put("systemLink", false);
    return new Telling(name, Long.toString(link.id()), body, null, null, cascade);
  }

  private ObjectNode body(String event) {
    return Json.object().put("timestamp", site.clock().millis()).put("webhookEvent", event);
  }

  private static void withoutEmail(ObjectNode json) {
    json.findParents("emailAddress")
        .forEach(person -> ((ObjectNode) person).remove("emailAddress"));
  }
}
