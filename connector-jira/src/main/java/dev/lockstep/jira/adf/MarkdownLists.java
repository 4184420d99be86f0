package dev.lockstep.jira.adf;

import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** Lists of Markdown. */
final class MarkdownLists {

  private static final int LARGEST = 999_999_999;

  private MarkdownLists() {}

  static void list(AdfNode node, Node parent) {
    ListBlock list = node.is("orderedList") ? numbered(node, parent) : bullets(parent);
    for (AdfNode child : node.content()) {
      ListItem item = new ListItem();
      list.appendChild(item);
      MarkdownTree.blocks(child.content().isEmpty() ? List.of(child) : child.content(), item);
    }
    append(list, parent);
  }

  /** A nested list of tasks stands beside the task it belongs to. */
  static void tasks(AdfNode node, Node parent) {
    BulletList list = bullets(parent);
    for (AdfNode child : node.content()) {
      if (child.is("taskList")) {
        Node last = list.getLastChild();
        Node owner = last == null ? new ListItem() : last;
        if (last == null) {
          list.appendChild(owner);
        }
        tasks(child, owner);
      } else {
        list.appendChild(task(child));
      }
    }
    append(list, parent);
  }

  private static ListItem task(AdfNode node) {
    ListItem item = new ListItem();
    MarkdownTree.blocks(node.content(), item);
    if (!(item.getFirstChild() instanceof Paragraph)) {
      item.prependChild(new Paragraph());
    }
    HtmlInline box = new HtmlInline();
    box.setLiteral("DONE".equals(node.attribute("state")) ? "[x] " : "[ ] ");
    item.getFirstChild().prependChild(box);
    return item;
  }

  /**
   * A list right after another needs another marker, or both are one; and so does one that begins
   * an item, for three dashes in a row are a rule.
   */
  private static BulletList bullets(Node parent) {
    Node last = parent.getLastChild();
    Node near = last == null && parent instanceof ListItem ? parent.getParent() : last;
    BulletList list = new BulletList();
    list.setMarker(near instanceof BulletList other && "-".equals(other.getMarker()) ? "*" : "-");
    return list;
  }

  private static OrderedList numbered(AdfNode node, Node parent) {
    OrderedList list = new OrderedList();
    boolean taken =
        parent.getLastChild() instanceof OrderedList before
            && ".".equals(before.getMarkerDelimiter());
    list.setMarkerDelimiter(taken ? ")" : ".");
    int first = Math.max(0, node.number("order", 1));
    list.setMarkerStartNumber(Math.min(first, LARGEST - node.content().size()));
    return list;
  }

  private static void append(ListBlock list, Node parent) {
    if (list.getFirstChild() != null) {
      list.setTight(isTight(list));
      parent.appendChild(list);
    }
  }

  /** No blank lines between items that are a line, or a line and a list that may follow one. */
  private static boolean isTight(ListBlock list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Node first = item.getFirstChild();
      Node second = first == null ? null : first.getNext();
      boolean fits =
          first == null
              || (first instanceof Paragraph
                  && (second == null || (mayFollow(second) && second.getNext() == null)));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** An empty item, or a number other than one, would not end the paragraph before it. */
  private static boolean mayFollow(Node block) {
    return block instanceof ListBlock list
        && list.getFirstChild() instanceof ListItem item
        && item.getFirstChild() instanceof Block
        && (!(list instanceof OrderedList numbered)
            || Integer.valueOf(1).equals(numbered.getMarkerStartNumber()));
  }
}
