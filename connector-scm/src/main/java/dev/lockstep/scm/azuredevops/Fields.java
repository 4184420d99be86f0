package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.Person;
import dev.lockstep.scm.rest.Answers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a work item by their reference names, read as what they mean.
 *
 * @param values as the API shows them: texts, numbers, and people as objects
 */
record Fields(Map<String, @Nullable Object> values) {

  static final String PRIORITY = "Microsoft.VSTS.Common.Priority";

  private static final int YEAR_OF_NEVER = 9999;

  static Fields of(@Nullable Map<String, @Nullable Object> values) {
    return new Fields(values == null ? Map.of() : values);
  }

  /** A field as people read it, in one line; null when it is empty. */
  @Nullable String text(String name) {
    return text(values.get(name));
  }

  static @Nullable String text(@Nullable Object value) {
    if (value instanceof Map<?, ?> person) {
      return name(person);
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return Long.toString(number.longValue());
    }
    String text = value == null ? "" : value.toString();
    return text.isBlank() ? null : text;
  }

  /**
   * The reporting feed shows some people as {@code Name <mail>} only; mail addresses stay there.
   */
  private static @Nullable String name(Map<?, ?> person) {
    Object display = person.get("displayName");
    if (display != null) {
      return display.toString();
    }
    String unique = String.valueOf(person.get("uniqueName"));
    int mail = unique.indexOf(" <");
    return mail > 0 ? unique.substring(0, mail) : null;
  }

  /** The id of who stands in a field. */
  static @Nullable String id(@Nullable Object value) {
    return value instanceof Map<?, ?> object && object.get("id") != null
        ? String.valueOf(object.get("id"))
        : null;
  }

  String textOr(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** A text with markup, as plain text. */
  @Nullable String plain(String name) {
    String text = text(name);
    String plain = text == null ? "" : Html.plain(text);
    return plain.isBlank() ? null : plain;
  }

  @Nullable Instant time(String name) {
    return values.get(name) instanceof String text ? Answers.time(text).orElse(null) : null;
  }

  @Nullable Person person(String name) {
    Object value = values.get(name);
    String id = id(value);
    String shown = text(value);
    return id == null ? null : new Person(id, shown == null ? "" : shown);
  }

  Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    Arrays.stream(textOr("System.Tags", "").split(";"))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .forEach(tags::add);
    return tags;
  }

  boolean deleted() {
    return Boolean.TRUE.equals(values.get("System.IsDeleted"));
  }

  /** Whether there was no later revision when this one was read. */
  boolean newest() {
    String revised = textOr("System.RevisedDate", "");
    return revised.startsWith(YEAR_OF_NEVER + "-");
  }
}
