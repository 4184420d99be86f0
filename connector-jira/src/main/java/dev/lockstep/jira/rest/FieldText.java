package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The value of any field as people read it: a name rather than the object around it. */
final class FieldText {

  private static final int LONGEST = 200;

  /**
   * What the objects in fields call the words on them: people, options, versions, teams, issues.
   */
  private static final List<String> NAMES =
      List.of("displayName", "name", "value", "title", "key", "filename");

  private FieldText() {}

  /** Absent where there is nothing to read. */
  static Optional<String> of(JsonNode value) {
    String text = text(value).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(cut(text));
  }

  private static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isValueNode()) {
      return value.asText();
    }
    return value.isArray() ? list(value) : object(value);
  }

  private static String list(JsonNode values) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      texts.add(text(value));
      if (String.join(", ", texts).length() > LONGEST) {
        break;
      }
    }
    return String.join(", ", texts);
  }

  private static String object(JsonNode value) {
    if (value.path("type").asText().equals("doc")) {
      String text = AdfReader.text(value);
      return text == null ? "" : text;
    }
    for (String name : NAMES) {
      if (value.path(name).isValueNode() && !value.path(name).isNull()) {
        JsonNode child = value.path("child"); // of a cascading list
        return value.path(name).asText() + (child.isObject() ? " > " + object(child) : "");
      }
    }
    return value.isEmpty() ? "" : value.toString();
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
