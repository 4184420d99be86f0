package dev.lockstep.jira.adf;

import java.util.Map;
import java.util.stream.Collectors;

/** A document on one line, so that a test is a table: {@code doc(p(plain, strong:bold))}. */
final class Sketch {

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("paragraph", "p"),
          Map.entry("blockquote", "quote"),
          Map.entry("bulletList", "ul"),
          Map.entry("orderedList", "ol"),
          Map.entry("listItem", "li"),
          Map.entry("codeBlock", "code"),
          Map.entry("hardBreak", "br"),
          Map.entry("taskList", "tasks"),
          Map.entry("taskItem", "task"),
          Map.entry("tableRow", "tr"),
          Map.entry("tableHeader", "th"),
          Map.entry("tableCell", "td"));

  private Sketch() {}

  static String of(AdfNode node) {
    if (node.is("text")) {
      String text = String.valueOf(node.text());
      String marks =
          node.marks().stream()
              .map(mark -> mark.is("link") ? "link=" + mark.href() : mark.type())
              .collect(Collectors.joining("+"));
      String shown =
          text.isBlank() || (marks.isEmpty() && !text.equals(text.strip()))
              ? "'" + text + "'"
              : text;
      return marks.isEmpty() ? shown : marks + ":" + shown;
    }
    if (node.is("hardBreak")) {
      return "br";
    }
    String name = SHORT.getOrDefault(node.type(), node.type());
    String detail =
        node.is("heading")
            ? node.attribute("level")
            : node.attribute("order") + node.attribute("state") + node.attribute("language");
    if (node.is("heading")) {
      name = "h" + detail;
    } else if (!detail.isEmpty()) {
      name += "=" + detail;
    }
    return name
        + node.content().stream().map(Sketch::of).collect(Collectors.joining(", ", "(", ")"));
  }
}
