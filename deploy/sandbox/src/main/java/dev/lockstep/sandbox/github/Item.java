package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something of a repository, as GraphQL's fetchers see it. */
record Item(Repo repo, ObjectNode json) {

  /** A field of the same meaning in REST's spelling; null where it is null there. */
  @Nullable Object plain(String field) {
    StringBuilder snake = new StringBuilder();
    for (char c : field.toCharArray()) {
      snake.append(Character.isUpperCase(c) ? "_" + Character.toLowerCase(c) : c);
    }
    return value(json.path(snake.toString()));
  }

  @Nullable Object at(String name) {
    return value(json.path(name));
  }

  @Nullable String upper(String name) {
    JsonNode value = json.path(name);
    return value.isTextual() ? value.asText().toUpperCase(Locale.ROOT) : null;
  }

  String text(String name) {
    return json.path(name).asText("");
  }

  long id() {
    return json.path("id").asLong();
  }

  private static @Nullable Object value(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asLong();
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isTextual() ? value.asText() : null;
  }
}
