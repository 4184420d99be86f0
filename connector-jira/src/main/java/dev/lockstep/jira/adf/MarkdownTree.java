package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** A document as the tree of its Markdown. */
final class MarkdownTree {

  private static final Map<String, String> PANELS =
      Map.of(
          "info", "Info",
          "note", "Note",
          "tip", "Tip",
          "warning", "Warning",
          "error", "Error",
          "success", "Success");

  private MarkdownTree() {}

  static Document of(AdfNode document) {
    Document tree = new Document();
    if (document.content().isEmpty()) {
      block(document, tree);
    } else {
      blocks(document.content(), tree);
    }
    return tree;
  }

  /** Neighbouring inline nodes among blocks share a paragraph. */
  static void blocks(List<AdfNode> nodes, Node parent) {
    List<AdfNode> line = new ArrayList<>();
    for (AdfNode node : nodes) {
      if (AdfInline.is(node) || node.is("media")) {
        line.add(node);
      } else {
        paragraph(line, parent);
        line.clear();
        block(node, parent);
      }
    }
    paragraph(line, parent);
  }

  private static void block(AdfNode node, Node parent) {
    switch (node.type()) {
      case "heading" -> heading(node, parent);
      case "bulletList", "decisionList", "orderedList" -> MarkdownLists.list(node, parent);
      case "taskList" -> MarkdownLists.tasks(node, parent);
      case "codeBlock" -> code(node, parent);
      case "blockquote" -> quote(node.content(), parent);
      case "panel" -> {
        String label = PANELS.getOrDefault(node.attribute("panelType"), "Panel");
        List<AdfNode> labelled = new ArrayList<>(List.of(bold(label + ":")));
        labelled.addAll(node.content());
        quote(labelled, parent);
      }
      case "expand", "nestedExpand" -> {
        blocks(List.of(bold(node.attribute("title"))), parent);
        blocks(node.content(), parent);
      }
      case "rule" -> parent.appendChild(new ThematicBreak());
      case "table" -> MarkdownTables.table(node, parent);
      default -> {
        if (node.content().isEmpty()) {
          paragraph(List.of(node), parent);
        } else {
          blocks(node.content(), parent);
        }
      }
    }
  }

  private static AdfNode bold(String text) {
    return AdfNode.of("paragraph", List.of(AdfNode.text(text, List.of(AdfMark.STRONG))));
  }

  static void paragraph(List<AdfNode> line, Node parent) {
    Paragraph paragraph = new Paragraph();
    MarkdownSpans.append(line, paragraph, MarkdownSpans.Break.LINE);
    if (paragraph.getFirstChild() != null) {
      parent.appendChild(paragraph);
    }
  }

  private static void heading(AdfNode node, Node parent) {
    Heading heading = new Heading();
    heading.setLevel(Math.max(1, Math.min(6, node.number("level", 1))));
    MarkdownSpans.append(node.content(), heading, MarkdownSpans.Break.TAG);
    parent.appendChild(heading);
  }

  private static void quote(List<AdfNode> content, Node parent) {
    BlockQuote quote = new BlockQuote();
    blocks(content, quote);
    parent.appendChild(quote);
  }

  private static void code(AdfNode node, Node parent) {
    StringBuilder text = new StringBuilder();
    node.content().forEach(child -> text.append(AdfInline.shown(child)));
    String lines = text.toString().replaceAll("\r\n?", "\n");
    FencedCodeBlock code = new FencedCodeBlock();
    code.setFenceCharacter("`");
    code.setInfo(Markdown.language(node.attribute("language")));
    code.setLiteral(lines.isEmpty() ? "" : lines + "\n");
    parent.appendChild(code);
  }
}
