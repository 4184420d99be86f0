package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.Comment;
import dev.lockstep.contract.Person;
import dev.lockstep.jira.mapping.Discussion;
import dev.lockstep.jira.mapping.JiraTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comments. */
public final class CommentReader {

  private CommentReader() {}

  /** Those that stand in an issue; Jira cuts the list and says how many there are. */
  public static Discussion discussion(@Nullable JsonNode field) {
    if (field == null || !field.isObject()) {
      return Discussion.UNASKED;
    }
    List<Comment> shown = comments(field.path("comments"));
    return new Discussion(shown, Math.max(shown.size(), field.path("total").asInt()));
  }

  /** Comments of a list. */
  public static List<Comment> comments(Iterable<JsonNode> list) {
    List<Comment> comments = new ArrayList<>();
    list.forEach(one -> comments.add(comment(one)));
    return comments;
  }

  private static Comment comment(JsonNode json) {
    Instant created = JiraTime.parse(json.path("created").asText());
    Instant updated =
        json.hasNonNull("updated") ? JiraTime.parse(json.path("updated").asText()) : created;
    String text = AdfReader.text(json.path("body"));
    JsonNode open = json.path("jsdPublic");
    return new Comment(
        json.path("id").asText(),
        person(json.path("author")),
        updated.equals(created) ? null : person(json.path("updateAuthor")),
        text == null ? "" : text,
        open.isBoolean() && !open.booleanValue(),
        created,
        updated);
  }

  private static @Nullable Person person(JsonNode user) {
    String id = user.path("accountId").asText(user.path("key").asText());
    return id.isEmpty() ? null : new Person(id, user.path("displayName").asText(id));
  }
}
