package dev.lockstep.harvest.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.harvest.query.Slice;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Writes an object that begins with a long list, one part at a time. */
@Singleton
class JsonParts {

  private final ObjectMapper json;

  JsonParts(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Writes a part.
   *
   * @param list name of the list
   * @param items the part's items
   * @param end makes the members that follow the list, at least one
   */
  byte[] part(String list, Slice<?> slice, List<?> items, Function<Slice.End, Object> end) {
    StringBuilder text = new StringBuilder();
    if (slice.first()) {
      text.append("{\"").append(list).append("\":[");
    } else if (!items.isEmpty()) {
      text.append(',');
    }
    String array = write(items);
    text.append(array, 1, array.length() - 1);
    Slice.End last = slice.end();
    if (last != null) {
      String members = write(end.apply(last));
      text.append("],").append(members, 1, members.length());
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }
}
