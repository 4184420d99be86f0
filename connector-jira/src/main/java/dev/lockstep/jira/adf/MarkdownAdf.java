package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * Markdown as a document that Jira accepts, whatever people wrote: what may not stand in a place is
 * said with what may. HTML is text, images are links, and nobody is mentioned.
 */
public final class MarkdownAdf {

  /** What may stand there differs. */
  private enum Place {
    ROOT,
    QUOTE,
    ITEM
  }

  private final MarkdownTasks tasks;

  private MarkdownAdf(String markdown) {
    this.tasks = new MarkdownTasks(markdown);
  }

  /** The document; of nothing, one that holds an empty paragraph. */
  public static AdfNode of(String markdown) {
    return AdfNode.document(
        orEmpty(new MarkdownAdf(markdown).blocks(Markdown.parse(markdown), Place.ROOT)));
  }

  private List<AdfNode> blocks(Node parent, Place place) {
    List<AdfNode> blocks = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      blocks.addAll(block(child, place));
    }
    return blocks;
  }

  private List<AdfNode> block(Node node, Place place) {
    if (node instanceof Paragraph) {
      return paragraph(MarkdownLine.of(node));
    }
    if (node instanceof Heading heading) {
      return heading(heading, place);
    }
    if (node instanceof BlockQuote) {
      return place == Place.ROOT
          ? List.of(AdfNode.of("blockquote", orEmpty(blocks(node, Place.QUOTE))))
          : blocks(node, place);
    }
    if (node instanceof BulletList list) {
      return place != Place.QUOTE && tasks.isTasks(list)
          ? List.of(tasks.list(list))
          : List.of(AdfNode.of("bulletList", items(list)));
    }
    if (node instanceof OrderedList list) {
      return List.of(AdfNode.of("orderedList", order(list), items(list)));
    }
    if (node instanceof FencedCodeBlock code) {
      return List.of(code(code.getLiteral(), code.getInfo()));
    }
    if (node instanceof IndentedCodeBlock code) {
      return List.of(code(code.getLiteral(), ""));
    }
    if (node instanceof ThematicBreak) {
      return place == Place.ROOT
          ? List.of(AdfNode.of("rule", List.of()))
          : paragraph(List.of(AdfNode.text("---", List.of())));
    }
    if (node instanceof TableBlock) {
      return table(node, place);
    }
    if (node instanceof HtmlBlock html) {
      return paragraph(MarkdownLine.lines(html.getLiteral()));
    }
    return node instanceof LinkReferenceDefinition ? List.of() : blocks(node, place);
  }

  private static List<AdfNode> paragraph(List<AdfNode> line) {
    return line.isEmpty() ? List.of() : List.of(AdfNode.of("paragraph", line));
  }

  private static List<AdfNode> heading(Heading heading, Place place) {
    List<AdfNode> line = MarkdownLine.of(heading);
    return place == Place.ROOT
        ? List.of(AdfNode.of("heading", Map.of("level", heading.getLevel()), line))
        : paragraph(MarkdownLine.strong(line));
  }

  private List<AdfNode> items(Node list) {
    List<AdfNode> items = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      List<AdfNode> content = new ArrayList<>(blocks(item, Place.ITEM));
      if (content.isEmpty() || content.get(0).type().endsWith("List")) {
        content.add(0, AdfNode.of("paragraph", List.of())); // an item begins with text
      }
      items.add(AdfNode.of("listItem", content));
    }
    return items;
  }

  private static Map<String, @Nullable Object> order(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    return start == null || start == 1 ? Map.of() : Map.of("order", start);
  }

  private static AdfNode code(String literal, @Nullable String info) {
    String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    String language = info == null ? "" : Markdown.language(info);
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    if (!language.isEmpty()) {
      attributes.put("language", language);
    }
    return AdfNode.of(
        "codeBlock",
        attributes,
        text.isEmpty() ? List.of() : List.of(AdfNode.text(text, List.of())));
  }

  /** Where no table may stand its rows are lines. */
  private List<AdfNode> table(Node table, Place place) {
    List<AdfNode> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      String cell = part instanceof TableHead ? "tableHeader" : "tableCell";
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (place == Place.ROOT) {
          rows.add(AdfNode.of("tableRow", cells(row, cell)));
        } else {
          rows.addAll(paragraph(MarkdownLine.joined(row)));
        }
      }
    }
    return place == Place.ROOT ? List.of(AdfNode.of("table", rows)) : rows;
  }

  private static List<AdfNode> cells(Node row, String type) {
    List<AdfNode> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
      cells.add(AdfNode.of(type, orEmpty(paragraph(MarkdownLine.of(cell)))));
    }
    return cells;
  }

  private static List<AdfNode> orEmpty(List<AdfNode> blocks) {
    return blocks.isEmpty() ? List.of(AdfNode.of("paragraph", List.of())) : blocks;
  }
}
