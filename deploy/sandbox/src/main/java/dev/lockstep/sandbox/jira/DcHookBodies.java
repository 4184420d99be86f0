package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the webhooks of a Data Center site say: users by name, with their addresses. */
final class DcHookBodies {
  private static final List<String> EVERYTHING = List.of("*all");
  private static final List<String> BRIEF =
      List.of("summary", "issuetype", "project", "assignee", "priority", "status");

  /** One webhook; the issue and the author are for its address. */
  record Told(String event, @Nullable Issue issue, @Nullable Person author, ObjectNode body) {}

  private final DcSite at;
  private final DcJson render;

  DcHookBodies(DcSite at) {
    this.at = at;
    this.render = new DcJson(at);
  }

  /** Everything that an event makes Jira say. */
  List<Told> of(JiraEvent event) {
    List<Told> told = new ArrayList<>();
    if (event instanceof JiraEvent.Created happened) {
      told.add(
          issue("jira:issue_created", "issue_created", happened.issue(), happened.author(), null));
    } else if (event instanceof JiraEvent.Updated happened) {
      updated(happened, told);
    } else if (event instanceof JiraEvent.Deleted happened) {
      told.add(
          issue("jira:issue_deleted", "issue_deleted", happened.issue(), happened.author(), null));
    } else if (event instanceof JiraEvent.CommentChanged happened) {
      changed(happened, told);
    } else if (event instanceof JiraEvent.Linked happened) {
      told.add(linked(happened));
    } else if (event instanceof JiraEvent.OfVersion happened) {
      ObjectNode body = body("jira:version_" + happened.what());
      body.set("version", render.older().parts().version(happened.version()));
      told.add(new Told("jira:version_" + happened.what(), null, null, body));
    }
    return told;
  }

  private void updated(JiraEvent.Updated happened, List<Told> told) {
    Issue issue = happened.issue();
    Comment comment = happened.comment();
    History history = happened.history();
    if (comment != null) {
      told.add(comment("comment_created", issue, comment, happened.author()));
    }
    Told update = issue("jira:issue_updated", typeName(history), issue, happened.author(), comment);
    if (history != null) {
      ObjectNode changelog =
          update.body().putObject("changelog").put("id", Long.toString(history.id()));
      changelog.set("items", new DcHistory(at).items(issue, history));
    }
    told.add(update);
  }

  private static String typeName(@Nullable History history) {
    if (history == null) {
      return "issue_commented";
    }
    boolean moved =
        history.changes().stream().anyMatch(change -> "status".equals(change.fieldId()));
    boolean assigned =
        history.changes().stream().anyMatch(change -> "assignee".equals(change.fieldId()));
    return moved ? "issue_generic" : assigned ? "issue_assigned" : "issue_updated";
  }

  private void changed(JiraEvent.CommentChanged happened, List<Told> told) {
    String what = happened.deleted() ? "deleted" : "updated";
    told.add(comment("comment_" + what, happened.issue(), happened.comment(), happened.author()));
    told.add(
        issue(
            "jira:issue_updated",
            happened.deleted() ? "issue_comment_deleted" : "issue_comment_edited",
            at.issues().byId(happened.issue().id()).orElse(happened.issue()),
            happened.author(),
            happened.comment()));
  }

  private Told linked(JiraEvent.Linked happened) {
    Link link = happened.link();
    String event = happened.deleted() ? "issuelink_deleted" : "issuelink_created";
    ObjectNode body = body(event);
    ObjectNode json =
        body.putObject("issueLink")
            .put("id", link.id())
            .put("sourceIssueId", link.from())
            .put("destinationIssueId", link.to())
            .put("systemLink", false);
    json.putObject("issueLinkType")
        .put("id", Long.parseLong(link.type().id()))
        .put("name", link.type().name())
        .put("outwardName", link.type().outward())
        .put("inwardName", link.type().inward());
    return new Told(event, null, null, body);
  }

  private Told issue(
      String event, String typeName, Issue issue, Person author, @Nullable Comment comment) {
    ObjectNode body = body(event).put("issue_event_type_name", typeName);
    body.set("user", render.dress().user(at.people().of(author)));
    ObjectNode json = render.issue(issue, EVERYTHING, Set.of());
    json.remove("expand");
    body.set("issue", json);
    if (comment != null) {
      body.set("comment", comment(issue, comment));
    }
    return new Told(event, issue, author, body);
  }

  /** Of the issue only a little is told along with a comment. */
  private Told comment(String event, Issue issue, Comment comment, Person author) {
    ObjectNode body = body(event);
    body.set("comment", comment(issue, comment));
    ObjectNode json = render.issue(issue, BRIEF, Set.of());
    json.remove("expand");
    body.set("issue", json);
    return new Told(event, issue, author, body);
  }

  private ObjectNode comment(Issue issue, Comment comment) {
    return render.dress().dress(render.older().comment(issue, comment));
  }

  private ObjectNode body(String event) {
    return Json.object().put("timestamp", at.issues().clock().millis()).put("webhookEvent", event);
  }
}
