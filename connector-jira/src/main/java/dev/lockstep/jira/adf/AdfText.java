package dev.lockstep.jira.adf;

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
        int first = node.number("order", 1);
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
      default -> AdfInline.is(node) || isLeaf(node) ? inline(List.of(node)) : blocks(node);
    };
  }

  /** The lines of all children; neighbouring inline nodes share theirs. */
  private static List<String> blocks(AdfNode parent) {
    List<String> lines = new ArrayList<>();
    List<AdfNode> run = new ArrayList<>();
    for (AdfNode child : parent.content()) {
      if (AdfInline.is(child)) {
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

  /** A block that holds nothing but shows something of itself, for example a card. */
  private static boolean isLeaf(AdfNode node) {
    return node.content().isEmpty() && !AdfInline.shown(node).isEmpty();
  }

  private static boolean isTextBlock(AdfNode node) {
    return switch (node.type()) {
      case "paragraph", "heading", "codeBlock" -> true;
      default -> false;
    };
  }

  private static List<String> inline(List<AdfNode> nodes) {
    StringBuilder line = new StringBuilder();
    nodes.forEach(node -> line.append(text(node)));
    return List.of(line.toString().split("\n", -1));
  }

  private static String text(AdfNode node) {
    if (!node.is("text")) {
      return AdfInline.shown(node);
    }
    String text = AdfInline.shown(node);
    String href = AdfInline.href(node);
    return href.isEmpty() || href.equals(text) ? text : text + " (" + href + ")";
  }
}
