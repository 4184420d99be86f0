package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.jira.adf.AdfText;
import dev.lockstep.jira.rest.AdfJson;
import org.jspecify.annotations.Nullable;

/**
 * Texts of Jira: documents in v3, plain in v2 and in some fields. Never fails for what people
 * wrote.
 */
final class AdfReader {

  /** Longer ones are cut: a message has its limits. */
  private static final int LONGEST = 200_000;

  private AdfReader() {}

  static @Nullable String text(@Nullable JsonNode value) {
    String text = "";
    if (value instanceof ObjectNode document) {
      text = AdfText.of(AdfJson.read(document)).orElse("");
    } else if (value != null && value.isTextual()) {
      text = value.textValue();
    }
    if (text.isBlank()) {
      return null;
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
