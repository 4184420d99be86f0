package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;

/** The blocks of a document as wiki markup. */
final class WikiBlocks {

  private static final String BLANK_LINE = "\n\n";

  /** Not seen, and enough to end what would be read as markup. */
  private static final String NOTHING = "\u200b";

  private WikiBlocks() {}

  static String of(AdfNode document) {
    return (document.content().isEmpty() ? block(document) : blocks(document.content())).strip();
  }

  private static String blocks(List<AdfNode> nodes) {
    List<String> blocks = new ArrayList<>();
    List<AdfNode> line = new ArrayList<>();
    for (AdfNode node : nodes) {
      if (AdfInline.is(node) || node.is("media")) {
        line.add(node);
      } else {
        blocks.add(WikiLine.of(line, "\n"));
        line.clear();
        blocks.add(block(node));
      }
    }
    blocks.add(WikiLine.of(line, "\n"));
    blocks.removeIf(String::isBlank);
    return String.join(BLANK_LINE, blocks);
  }

  private static String block(AdfNode node) {
    return switch (node.type()) {
      case "heading" ->
          "h"
              + Math.max(1, Math.min(6, node.number("level", 1)))
              + ". "
              + WikiLine.of(node.content(), " ");
      case "bulletList", "orderedList", "taskList", "decisionList" ->
          String.join("\n", list(node, ""));
      case "codeBlock" -> code(node);
      case "blockquote" -> "{quote}\n" + blocks(node.content()) + "\n{quote}";
      case "panel" -> "{panel}\n" + blocks(node.content()) + "\n{panel}";
      case "expand", "nestedExpand" -> {
        AdfNode title = AdfNode.text(node.attribute("title"), List.of(AdfMark.STRONG));
        yield WikiLine.of(List.of(title), " ") + BLANK_LINE + blocks(node.content());
      }
      case "rule" -> "----";
      case "table" -> String.join("\n", node.content().stream().map(WikiBlocks::row).toList());
      default ->
          node.content().isEmpty() ? WikiLine.of(List.of(node), "\n") : blocks(node.content());
    };
  }

  private static List<String> list(AdfNode list, String outer) {
    String marker = outer + (list.is("orderedList") ? "#" : "*");
    List<String> lines = new ArrayList<>();
    for (AdfNode item : list.content()) {
      if (item.type().endsWith("List")) { // a task list holds its nested ones directly
        lines.addAll(list(item, marker));
      } else {
        item(item, marker, lines);
      }
    }
    return lines;
  }

  private static void item(AdfNode item, String marker, List<String> lines) {
    List<AdfNode> text = new ArrayList<>();
    List<String> below = new ArrayList<>();
    if (item.is("taskItem")) {
      String box = "DONE".equals(item.attribute("state")) ? "[x] " : "[ ] ";
      text.add(AdfNode.text(box, List.of()));
    }
    for (AdfNode child : item.content().isEmpty() ? List.of(item) : item.content()) {
      if (child.type().endsWith("List")) {
        below.addAll(list(child, marker));
      } else if (child.is("codeBlock")) {
        below.add(code(child));
      } else {
        List<AdfNode> line = MarkdownTables.line(List.of(child));
        if (!text.isEmpty() && !AdfInline.is(child)) {
          text.add(AdfNode.of("hardBreak", List.of()));
        }
        text.addAll(line);
      }
    }
    lines.add(marker + " " + WikiLine.of(text, "\\\\ "));
    lines.addAll(below);
  }

  private static String code(AdfNode node) {
    StringBuilder text = new StringBuilder();
    node.content().forEach(child -> text.append(AdfInline.shown(child)));
    String language = Markdown.language(node.attribute("language"));
    String safe =
        text.toString()
            .replaceAll("(?i)\\{(?=code|noformat)", "{" + NOTHING)
            .replace("[~", "[" + NOTHING + "~");
    return "{code" + (language.isEmpty() ? "" : ":" + language) + "}\n" + safe + "\n{code}";
  }

  private static String row(AdfNode row) {
    StringBuilder line = new StringBuilder();
    String bar = "|";
    for (AdfNode cell : row.content()) {
      bar = cell.is("tableHeader") ? "||" : "|";
      String text = WikiLine.of(MarkdownTables.line(cell.content()), "\\\\ ");
      line.append(bar).append(text.isEmpty() ? " " : text);
    }
    return line.append(bar).toString();
  }
}
