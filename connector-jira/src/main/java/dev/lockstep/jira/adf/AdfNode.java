package dev.lockstep.jira.adf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a document.
 *
 * @param type for example {@code paragraph}
 * @param text of a text node, absent on others
 * @param attributes the scalar ones, as text
 * @param link where a text node leads, absent when it leads nowhere
 * @param content its children
 */
public record AdfNode(
    String type,
    @Nullable String text,
    Map<String, String> attributes,
    @Nullable String link,
    List<AdfNode> content) {

  public AdfNode {
    attributes = Map.copyOf(attributes);
    content = List.copyOf(content);
  }

  /** An attribute, empty text when it is absent. */
  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
