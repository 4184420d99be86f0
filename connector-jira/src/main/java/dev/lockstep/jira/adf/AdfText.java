package dev.lockstep.jira.adf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document as plain text that people can read: one line per block, lists with their bullets,
 * tables with {@code |}, mentions and cards by what they show. Nodes this version does not know
 * contribute what they hold.
 */
public final class AdfText {

  private static final String INDENT = "  ";

  private AdfText() {}

  /** The text; empty when the document shows none. */
  public static Optional<String> of(AdfNode document) {
    String text = String.join("\n", lines(document)).stripTrailing();
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static List<String> lines(AdfNode node) {
    return switch (node.type()) {
      case "bulletList", "decisionList" -> items(node, i -> "- ");
      case "orderedList" -> {
        int first = number(node.attribute("order"), 1);
        yield items(node, i -> (first + i) + ". ");
      }
      case "taskList" ->
          items(
              node, i -> "DONE".equals(node.content().get(i).attribute("state")) ? "[x] " : "[ ] ");
      case "blockquote" -> prefixed("> ", "> ", blocks(node));
      case "rule" -> List.of("----");
      case "expand", "nestedExpand" -> {
        List<String> lines = new ArrayList<>();
        if (!node.attribute("title").isEmpty()) {
          lines.add(node.attribute("title"));
        }
        lines.addAll(blocks(node));
        yield lines;
      }
      case "tableRow" ->
          List.of(
              String.join(
                  " | ",
                  node.content().stream().map(cell -> String.join(" ", blocks(cell))).toList()));
      default -> isInline(node) ? inline(List.of(node)) : blocks(node);
    };
  }

  /** The lines of all children; neighbouring inline nodes share theirs. */
  private static List<String> blocks(AdfNode parent) {
    List<String> lines = new ArrayList<>();
    List<AdfNode> run = new ArrayList<>();
    for (AdfNode child : parent.content()) {
      if (isInline(child)) {
        run.add(child);
      } else {
        flush(run, lines);
        lines.addAll(lines(child));
      }
    }
    flush(run, lines);
    if (parent.content().isEmpty() && isTextBlock(parent)) {
      lines.add("");
    }
    return lines;
  }

  private static void flush(List<AdfNode> run, List<String> lines) {
    if (!run.isEmpty()) {
      lines.addAll(inline(run));
      run.clear();
    }
  }

  private interface Marker {
    String of(int index);
  }

  private static List<String> items(AdfNode list, Marker marker) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < list.content().size(); i++) {
      AdfNode item = list.content().get(i);
      if (item.type().endsWith("List")) { // a task list holds its nested ones directly
        lines.addAll(prefixed(INDENT, INDENT, lines(item)));
      } else {
        lines.addAll(prefixed(marker.of(i), INDENT, blocks(item)));
      }
    }
    return lines;
  }

  private static List<String> prefixed(String first, String others, List<String> lines) {
    List<String> prefixed = new ArrayList<>(lines.size());
    for (String line : lines) {
      prefixed.add((prefixed.isEmpty() ? first : others) + line);
    }
    return prefixed;
  }

  private static boolean isTextBlock(AdfNode node) {
    return switch (node.type()) {
      case "paragraph", "heading", "codeBlock" -> true;
      default -> false;
    };
  }

  private static boolean isInline(AdfNode node) {
    return switch (node.type()) {
      case "text",
          "hardBreak",
          "mention",
          "emoji",
          "date",
          "status",
          "inlineCard",
          "placeholder",
          "mediaInline" ->
          true;
      default -> false;
    };
  }

  private static List<String> inline(List<AdfNode> nodes) {
    StringBuilder line = new StringBuilder();
    nodes.forEach(node -> line.append(text(node)));
    return List.of(line.toString().split("\n", -1));
  }

  private static String text(AdfNode node) {
    String text = node.text() == null ? "" : node.text();
    return switch (node.type()) {
      case "text" ->
          node.link() == null || node.link().equals(text) ? text : text + " (" + node.link() + ")";
      case "hardBreak" -> "\n";
      case "mention" -> {
        String name = node.attribute("text");
        yield name.isEmpty() ? "@" + node.attribute("id") : name;
      }
      case "emoji" -> {
        String shown = node.attribute("text");
        yield shown.isEmpty() ? node.attribute("shortName") : shown;
      }
      case "date" -> date(node.attribute("timestamp"));
      case "status" -> "[" + node.attribute("text") + "]";
      case "inlineCard" -> node.attribute("url");
      default -> text.isEmpty() ? node.attribute("alt") : text;
    };
  }

  private static String date(String millis) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis))
          .atOffset(ZoneOffset.UTC)
          .toLocalDate()
          .toString();
    } catch (NumberFormatException notATime) {
      return millis;
    }
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException absent) {
      return otherwise;
    }
  }
}
