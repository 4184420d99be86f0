package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Comments of a Data Center site: wiki text, kept as it came. */
final class DcCommentApi {
  private DcCommentApi() {}

  static Reply list(DcRequest request) {
    Issue issue = request.issue();
    List<Comment> all = new ArrayList<>(request.site().commentsOf(issue));
    if (request.call().query("orderBy").orElse("").startsWith("-")) {
      Collections.reverse(all);
    }
    int start = Math.min(all.size(), Math.max(0, request.number("startAt", 0)));
    int limit = Math.max(0, request.number("maxResults", all.size()));
    ObjectNode page =
        Json.object().put("startAt", start).put("maxResults", limit).put("total", all.size());
    ArrayNode comments = page.putArray("comments");
    all.subList(start, (int) Math.min(all.size(), start + (long) limit))
        .forEach(comment -> comments.add(json(request, issue, comment)));
    return Reply.json(page);
  }

  static Reply get(DcRequest request) {
    Issue issue = request.issue();
    return Reply.json(json(request, issue, comment(request, issue)));
  }

  static Reply add(DcRequest request) {
    Issue issue = request.issue();
    Doc text = text(request);
    Issue after =
        Changes.comment(
            request.site(),
            issue,
            request.me(),
            text,
            Props.read(request.body().path("properties")));
    List<Comment> all = request.site().commentsOf(after);
    request.note("write.comment", issue.key());
    return Reply.json(201, json(request, after, all.get(all.size() - 1)));
  }

  static Reply edit(DcRequest request) {
    Issue issue = request.issue();
    Comment before = comment(request, issue);
    Comment after =
        SideChanges.edit(
            request.site(),
            issue,
            before,
            request.me(),
            text(request),
            request.body().path("properties"));
    request.note("write.comment.edit", issue.key());
    return Reply.json(json(request, issue, after));
  }

  static Reply delete(DcRequest request) {
    Issue issue = request.issue();
    SideChanges.delete(request.site(), issue, comment(request, issue), request.me());
    request.note("write.comment.delete", issue.key());
    return Reply.empty(204);
  }

  private static Comment comment(DcRequest request, Issue issue) {
    String id = request.call().part("id");
    return request
        .site()
        .comments()
        .find(issue.id(), id)
        .orElseThrow(
            () -> JiraErrors.refusal(404, "Can not find a comment for the id: " + id + "."));
  }

  private static Doc text(DcRequest request) {
    try {
      return DcText.comment(request.body().path("body"));
    } catch (FieldValues.Wrong wrong) {
      throw JiraErrors.field(400, "comment", String.valueOf(wrong.getMessage()));
    }
  }

  private static ObjectNode json(DcRequest request, Issue issue, Comment comment) {
    DcJson render = request.render();
    ObjectNode json = render.dress().dress(render.older().comment(issue, comment));
    if (request.expand().contains("properties")) {
      ArrayNode properties = json.putArray("properties");
      comment
          .properties()
          .forEach((key, value) -> properties.addObject().put("key", key).set("value", value));
    }
    return json;
  }
}
