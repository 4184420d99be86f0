package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * A rich text.
 *
 * @param adf the document as it was given, for REST v3
 * @param text the same as plain text, for REST v2, webhooks and the control API
 */
record Doc(ObjectNode adf, String text) {

  /** A paragraph per line. */
  static Doc ofText(String text) {
    ObjectNode doc = Json.object().put("version", 1).put("type", "doc");
    ArrayNode content = doc.putArray("content");
    for (String line : text.split("\n", -1)) {
      ObjectNode paragraph = content.addObject().put("type", "paragraph");
      if (!line.isEmpty()) {
        paragraph.putArray("content").addObject().put("type", "text").put("text", line);
      }
    }
    return new Doc(doc, text);
  }

  /** A text, or none when it is null or empty. */
  static @Nullable Doc ofNullable(@Nullable String text) {
    return text == null || text.isEmpty() ? null : ofText(text);
  }

  /** A document that {@link Adf} found to be good. */
  static Doc ofAdf(JsonNode doc) {
    return new Doc((ObjectNode) doc, Adf.plain(doc));
  }

  static String textOf(@Nullable Doc doc) {
    return doc == null ? "" : doc.text();
  }
}
