package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads the text of a document; empty where Jira would refuse it. */
final class Adf {
  private Adf() {}

  static Optional<String> text(JsonNode doc) {
    if (!"doc".equals(doc.path("type").asText())
        || doc.path("version").asInt() != 1
        || !doc.path("content").isArray()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    return append(doc, text) ? Optional.of(text.toString().strip()) : Optional.empty();
  }

  private static boolean append(JsonNode node, StringBuilder text) {
    if ("text".equals(node.path("type").asText())) {
      String own = node.path("text").asText("");
      text.append(own);
      return !own.isEmpty();
    }
    if ("hardBreak".equals(node.path("type").asText())) {
      text.append('\n');
    }
    for (JsonNode child : node.path("content")) {
      if (!append(child, text)) {
        return false;
      }
    }
    if ("paragraph".equals(node.path("type").asText())) {
      text.append('\n');
    }
    return true;
  }
}
