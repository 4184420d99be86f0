package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.jira.adf.AdfNode;
import dev.lockstep.jira.adf.AdfText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts of Jira: documents in v3, plain in v2 and in some fields. Never fails for what people
 * wrote.
 */
public final class AdfReader {

  /** Longer ones are cut: a message has its limits. */
  private static final int LONGEST = 200_000;

  private AdfReader() {}

  public static @Nullable String text(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    String text = value.isTextual() ? value.textValue() : AdfText.of(node(value)).orElse("");
    if (text.isBlank()) {
      return null;
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static AdfNode node(JsonNode json) {
    Map<String, String> attributes = new HashMap<>();
    json.path("attrs")
        .properties()
        .forEach(
            attribute -> {
              if (attribute.getValue().isValueNode() && !attribute.getValue().isNull()) {
                attributes.put(attribute.getKey(), attribute.getValue().asText());
              }
            });
    List<AdfNode> content = new ArrayList<>();
    json.path("content").forEach(child -> content.add(node(child)));
    JsonNode text = json.path("text");
    return new AdfNode(
        json.path("type").asText(""),
        text.isTextual() ? text.textValue() : null,
        attributes,
        link(json.path("marks")),
        content);
  }

  private static @Nullable String link(JsonNode marks) {
    for (JsonNode mark : marks) {
      if (mark.path("type").asText("").equals("link")) {
        JsonNode href = mark.path("attrs").path("href");
        return href.isTextual() ? href.textValue() : null;
      }
    }
    return null;
  }
}
