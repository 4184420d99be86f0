package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A comment.
 *
 * @param at when it was written
 * @param editor who changed it last
 * @param edited when
 * @param properties entity properties
 */
record Comment(
    long id,
    Person author,
    Doc body,
    long at,
    Person editor,
    long edited,
    Map<String, JsonNode> properties) {
  Comment {
    properties = Map.copyOf(properties);
  }

  String text() {
    return body.text();
  }

  Comment edited(Doc text, Person by, long when, Map<String, JsonNode> with) {
    return new Comment(id, author, text, at, by, when, with);
  }
}
