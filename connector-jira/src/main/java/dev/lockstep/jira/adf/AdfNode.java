package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a document, with everything that was said of it: written again it is the same JSON,
 * also where this version does not know the node.
 *
 * <p>Values are what JSON knows: {@code String}, {@code Number}, {@code Boolean}, {@code List} and
 * {@code Map} of such values, and null.
 *
 * @param type for example {@code paragraph}, empty when the node names none
 * @param text of a text node, absent on others
 * @param attributes the member {@code attrs}
 * @param marks how a text looks and where it leads
 * @param content its children
 * @param others members that are none of these, or not of their form, by name; also {@code attrs},
 *     {@code marks} and {@code content} that are there but empty, for an absent one is another JSON
 */
public record AdfNode(
    String type,
    @Nullable String text,
    Map<String, @Nullable Object> attributes,
    List<AdfMark> marks,
    List<AdfNode> content,
    Map<String, @Nullable Object> others) {

  public AdfNode {
    attributes = kept(attributes);
    marks = List.copyOf(marks);
    content = List.copyOf(content);
    others = kept(others);
  }

  /** A node with children and nothing else. */
  static AdfNode of(String type, List<AdfNode> content) {
    return new AdfNode(type, null, Map.of(), List.of(), content, Map.of());
  }

  static AdfNode of(String type, Map<String, @Nullable Object> attributes, List<AdfNode> content) {
    return new AdfNode(type, null, attributes, List.of(), content, Map.of());
  }

  static AdfNode text(String text, List<AdfMark> marks) {
    return new AdfNode("text", text, Map.of(), marks, List.of(), Map.of());
  }

  static AdfNode document(List<AdfNode> content) {
    return new AdfNode("doc", null, Map.of(), List.of(), content, Map.of("version", 1));
  }

  AdfNode with(List<AdfNode> newContent) {
    return new AdfNode(type, text, attributes, marks, newContent, others);
  }

  AdfNode withMarks(List<AdfMark> newMarks) {
    return new AdfNode(type, text, attributes, newMarks, content, others);
  }

  AdfNode withAttributes(Map<String, @Nullable Object> newAttributes) {
    return new AdfNode(type, text, newAttributes, marks, content, others);
  }

  boolean is(String otherType) {
    return type.equals(otherType);
  }

  /** A scalar attribute as text, empty when it is absent. */
  String attribute(String name) {
    return scalar(attributes.get(name));
  }

  int number(String name, int otherwise) {
    return attributes.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  static String scalar(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "";
  }

  /** Unmodifiable all the way down, in the order it was told, nulls kept. */
  static Map<String, @Nullable Object> kept(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, keptValue(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object keptValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, inner) -> copy.put(String.valueOf(name), keptValue(inner)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(inner -> copy.add(keptValue(inner)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }
}
