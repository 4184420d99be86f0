package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.jira.adf.AdfText;
import dev.lockstep.jira.adf.WikiText;
import org.jspecify.annotations.Nullable;

/** Texts of Jira: documents in v3, wiki markup in v2. Never fails for what people wrote. */
public final class AdfReader {

  /** Longer ones are cut: a message has its limits. */
  private static final int LONGEST = 200_000;

  private AdfReader() {}

  /** The text; absent when there is none to read. */
  public static @Nullable String text(@Nullable JsonNode value) {
    String text = "";
    if (value instanceof ObjectNode document) {
      text = AdfText.of(AdfJson.read(document)).orElse("");
    } else if (value != null && value.isTextual()) {
      text = WikiText.plain(value.textValue());
    }
    if (text.isBlank()) {
      return null;
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
