package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reading and writing comments by program. */
final class CommentApi {
  private static final int PAGE = 5000;
  private static final int MOST_LISTED = 1000;

  private final Writes writes;

  CommentApi(Writes writes) {
    this.writes = writes;
  }

  Reply list(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    Paging paging = Paging.of(call, PAGE, PAGE);
    List<Comment> all = new ArrayList<>(site.commentsOf(issue));
    Comparator<Comment> order =
        Comparator.comparingLong(Comment::at).thenComparingLong(Comment::id);
    switch (call.query("orderBy").orElse("created")) {
      case "created", "+created", " created" -> all.sort(order);
      case "-created" -> all.sort(order.reversed());
      default -> throw JiraErrors.refusal(400, "orderBy must be created, +created or -created.");
    }
    boolean properties = call.query("expand").orElse("").contains("properties");
    IssueJson render = new IssueJson(site, siteUri, 3);
    ObjectNode answer = paging.head(all.size());
    ArrayNode comments = answer.putArray("comments");
    paging.of(all).forEach(one -> comments.add(json(render, issue, one, properties)));
    return Reply.json(answer);
  }

  Reply one(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    boolean properties = call.query("expand").orElse("").contains("properties");
    return Reply.json(
        json(new IssueJson(site, siteUri, 3), issue, comment(site, issue, call), properties));
  }

  /** {@code POST /comment/list}: comments by id; those that are not there are left out. */
  Reply byIds(JiraSite site, String siteUri, Call call) {
    List<String> ids = SearchApi.texts(Writes.body(call).path("ids"));
    if (ids.isEmpty() || ids.size() > MOST_LISTED) {
      throw JiraErrors.refusal(400, "ids must name 1 to 1000 comments.");
    }
    boolean properties = call.query("expand").orElse("").contains("properties");
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode values = Json.array();
    if (JiraAccess.caller(site, call).isPresent()) {
      for (String id : ids) {
        Issue issue = site.comments().issueOf(id).flatMap(site::byId).orElse(null);
        if (issue != null) {
          site.comments()
              .find(issue.id(), id)
              .ifPresent(comment -> values.add(json(render, issue, comment, properties)));
        }
      }
    }
    ObjectNode answer =
        Json.object()
            .put("maxResults", 1_048_576)
            .put("startAt", 0)
            .put("total", values.size())
            .put("isLast", true);
    answer.set("values", values);
    return Reply.json(answer);
  }

  Reply add(JiraSite site, String siteUri, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    JsonNode body = Writes.body(call);
    Doc text = text(body);
    Issue after = Changes.comment(site, issue, author, text, Props.read(body.path("properties")));
    List<Comment> all = site.commentsOf(after);
    Comment comment = all.get(all.size() - 1);
    note(site, "write.comment", issue, comment, author);
    return Reply.json(201, json(new IssueJson(site, siteUri, 3), after, comment, true));
  }

  Reply edit(JiraSite site, String siteUri, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    Comment before = comment(site, issue, call);
    JsonNode body = Writes.body(call);
    Comment after =
        SideChanges.edit(site, issue, before, author, text(body), body.path("properties"));
    note(site, "write.comment.edit", issue, after, author);
    return Reply.json(json(new IssueJson(site, siteUri, 3), issue, after, true));
  }

  Reply delete(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    Comment comment = comment(site, issue, call);
    SideChanges.delete(site, issue, comment, author);
    note(site, "write.comment.delete", issue, comment, author);
    return Reply.empty(204);
  }

  private static Doc text(JsonNode body) {
    try {
      return SideOps.comment(body.path("body"));
    } catch (FieldValues.Wrong wrong) {
      throw JiraErrors.field(400, "comment", String.valueOf(wrong.getMessage()));
    }
  }

  private static Comment comment(JiraSite site, Issue issue, Call call) {
    String id = call.part("id");
    return site.comments()
        .find(issue.id(), id)
        .orElseThrow(
            () -> JiraErrors.refusal(404, "Can not find a comment for the id: " + id + "."));
  }

  private static ObjectNode json(
      IssueJson render, Issue issue, Comment comment, boolean properties) {
    ObjectNode json = render.comment(issue, comment);
    if (properties) {
      ArrayNode all = json.putArray("properties");
      comment
          .properties()
          .forEach((key, value) -> all.addObject().put("key", key).set("value", value));
    }
    return json;
  }

  private static void note(
      JiraSite site, String kind, Issue issue, Comment comment, Person author) {
    Writes.note(
        site,
        kind,
        issue.key(),
        Map.of("comment", Long.toString(comment.id()), "by", author.displayName()));
  }
}
