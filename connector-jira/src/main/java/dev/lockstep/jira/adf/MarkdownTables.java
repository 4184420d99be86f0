package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Tables of Markdown: one row of heads, each cell a line. */
final class MarkdownTables {

  /** Wider ones are refused by Jira's editor anyway. */
  private static final int WIDEST = 100;

  private MarkdownTables() {}

  static void table(AdfNode node, Node parent) {
    List<List<List<AdfNode>>> rows = new ArrayList<>();
    node.content().forEach(row -> rows.add(cells(row)));
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    if (width == 0) {
      return;
    }
    if (!isHead(node.content().get(0))) {
      rows.add(0, List.of());
    }
    TableBlock table = new TableBlock();
    TableHead head = new TableHead();
    head.appendChild(row(rows.get(0), width));
    table.appendChild(head);
    TableBody body = new TableBody();
    rows.subList(1, rows.size()).forEach(row -> body.appendChild(row(row, width)));
    table.appendChild(body);
    parent.appendChild(table);
  }

  private static boolean isHead(AdfNode row) {
    return row.content().stream().allMatch(cell -> cell.is("tableHeader"));
  }

  /** A cell over several columns leaves the others empty. */
  private static List<List<AdfNode>> cells(AdfNode row) {
    List<List<AdfNode>> cells = new ArrayList<>();
    for (AdfNode cell : row.content()) {
      cells.add(line(cell.content()));
      for (int i = 1; i < Math.min(cell.number("colspan", 1), WIDEST); i++) {
        cells.add(List.of());
      }
    }
    return cells;
  }

  private static TableRow row(List<List<AdfNode>> cells, int width) {
    TableRow row = new TableRow();
    for (int i = 0; i < width; i++) {
      TableCell cell = new TableCell();
      MarkdownSpans.append(
          i < cells.size() ? cells.get(i) : List.of(), cell, MarkdownSpans.Break.TAG);
      if (cell.getLastChild() instanceof Text text && text.getLiteral().endsWith("\\")) {
        cell.appendChild(new Text(" ")); // or it would escape the bar that ends the cell
      }
      row.appendChild(cell);
    }
    return row;
  }

  /** Blocks of a cell as one line with breaks; of lists and code what they show. */
  static List<AdfNode> line(List<AdfNode> blocks) {
    List<AdfNode> line = new ArrayList<>();
    for (AdfNode block : blocks) {
      boolean isInline = AdfInline.is(block);
      if (!isInline && !line.isEmpty()) {
        line.add(AdfNode.of("hardBreak", List.of()));
      }
      if (isInline || block.is("media")) {
        line.add(block);
      } else if (block.is("paragraph") || block.is("heading") || block.type().startsWith("media")) {
        line.addAll(block.content());
      } else {
        line.add(AdfNode.text(AdfText.of(block).orElse(""), List.of()));
      }
    }
    return line;
  }
}
