package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of fields of any kind as people read them. */
final class FieldText {

  /** Longer ones are cut: there may be many such fields. */
  static final int LONGEST = 10_000;

  /** What an object is called: options, users, whatever has a name, teams. */
  private static final List<String> NAMES = List.of("value", "displayName", "name", "title", "key");

  /** Data Center shows a sprint as the text of a Java object. */
  private static final Pattern SPRINT =
      Pattern.compile("\\[(?:.*,)?state=(\\w+),name=(.*?)(?:,\\w+=.*)?]");

  private FieldText() {}

  /** The value; absent when there is none to read. */
  static @Nullable String of(@Nullable JsonNode value) {
    String text = value == null ? "" : read(value);
    if (text.isBlank()) {
      return null;
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String read(JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(one -> parts.add(read(one)));
      return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
    }
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    if (!value.isObject()) {
      return value.isNull() ? "" : value.asText();
    }
    if (value.path("type").asText().equals("doc")) {
      String text = AdfReader.text(value);
      return text == null ? "" : text;
    }
    for (String name : NAMES) {
      if (value.path(name).isValueNode() && !value.path(name).asText().isBlank()) {
        String text = value.path(name).asText();
        JsonNode child = value.path("child");
        return child.isObject() ? text + " / " + read(child) : text;
      }
    }
    return "";
  }

  /** The name of the sprint that runs, else of the next one, else of the last one. */
  static @Nullable String sprint(@Nullable JsonNode value) {
    String future = null;
    String closed = null;
    for (JsonNode sprint : value == null ? List.<JsonNode>of() : value) {
      Matcher text = SPRINT.matcher(sprint.asText());
      boolean isText = text.find();
      String state = isText ? text.group(1) : sprint.path("state").asText();
      String name = isText ? text.group(2) : sprint.path("name").asText();
      switch (state.toLowerCase(Locale.ROOT)) {
        case "active" -> {
          return name;
        }
        case "future" -> future = future == null ? name : future;
        default -> closed = name.isEmpty() ? closed : name;
      }
    }
    return future == null ? closed : future;
  }
}
