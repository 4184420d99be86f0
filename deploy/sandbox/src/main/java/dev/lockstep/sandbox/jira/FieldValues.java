package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields; what is wrong with one is told in Jira's words. */
final class FieldValues {
  private static final int LINE = 255;

  /** What is wrong with the value of a field. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }

  private FieldValues() {}

  static String summary(JsonNode value) {
    String text = string(value);
    if (text == null || text.isBlank()) {
      throw new Wrong("You must specify a summary of the issue.");
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new Wrong("The summary is invalid because it contains newline characters.");
    }
    if (text.length() > LINE) {
      throw new Wrong("Summary must be less than 255 characters.");
    }
    return text;
  }

  static @Nullable String string(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new Wrong("Operation value must be a string");
    }
    return value.asText();
  }

  static @Nullable String line(JsonNode value) {
    String text = string(value);
    if (text != null && text.length() > LINE) {
      throw new Wrong(
          "The entered text is too long. It exceeds the allowed limit of 255 characters.");
    }
    return text;
  }

  static @Nullable Doc document(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (!Adf.isDocument(value)) {
      throw new Wrong(
          "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
    }
    Doc doc = Adf.read(value).orElseThrow(() -> JiraErrors.refusal(400, "INVALID_INPUT"));
    if (doc.text().length() > Adf.MOST) {
      throw new Wrong(
          "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
    }
    return doc;
  }

  static String label(JsonNode value) {
    String label = string(value);
    if (label == null || label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
      throw new Wrong("The label '" + label + "' contains spaces which is invalid.");
    }
    if (label.length() > LINE) {
      throw new Wrong("The label '" + label + "' exceeds the maximum length of 255 characters.");
    }
    return label;
  }

  static String date(JsonNode value) {
    String text = String.valueOf(string(value));
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException malformed) {
      throw new Wrong("Error parsing date string: " + text);
    }
  }

  static Choice choice(List<Choice> all, JsonNode value, String member, String label) {
    if (!value.isObject()) {
      throw new Wrong("Specify a valid 'id' or '" + member + "' for " + label);
    }
    return Choice.find(all, value, member)
        .orElseThrow(
            () ->
                new Wrong(
                    "priority".equals(label)
                        ? "The priority selected is invalid."
                        : "Option "
                            + member
                            + " '"
                            + value.path(member).asText("")
                            + "' is not valid"));
  }

  static @Nullable Person person(JiraSite site, JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    JsonNode id = value.has("accountId") ? value.path("accountId") : value.path("id");
    if (!id.isTextual()) {
      throw new Wrong("expected Object containing an accountId");
    }
    return site.people()
        .find(id.asText())
        .orElseThrow(() -> new Wrong("User '" + id.asText() + "' does not exist."));
  }

  /** The id of a component or version of the project. */
  static long part(JiraSite site, Project project, String field, JsonNode value) {
    boolean component = "components".equals(field);
    String id = value.path("id").asText("");
    String name = value.path("name").asText("");
    var ids =
        component
            ? site.plan().components(project).stream()
                .filter(one -> fits(id, name, one.id(), one.name()))
                .map(Component::id)
            : site.plan().versions(project).stream()
                .filter(one -> fits(id, name, one.id(), one.name()))
                .map(Version::id);
    return ids.findFirst()
        .orElseThrow(
            () ->
                new Wrong(
                    (component ? "Component" : "Version")
                        + (id.isEmpty() ? " name '" + name : " id '" + id)
                        + "' is not valid"));
  }

  private static boolean fits(String id, String name, long ownId, String ownName) {
    return id.isEmpty() ? ownName.equals(name) : Long.toString(ownId).equals(id);
  }

  /** The issue that is named by key or id. */
  static Issue issue(JiraSite site, JsonNode value) {
    String name = value.path("key").asText(value.path("id").asText(""));
    return site.find(name)
        .orElseThrow(
            () -> new Wrong("Issue does not exist or you do not have permission to see it."));
  }
}
