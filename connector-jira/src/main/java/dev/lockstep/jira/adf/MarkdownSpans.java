package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** A line of nodes as spans of Markdown, the longest outside. */
final class MarkdownSpans {

  /** How a break is said: where lines end the block, by a tag. */
  enum Break {
    LINE,
    TAG
  }

  private final Break breaks;

  private MarkdownSpans(Break breaks) {
    this.breaks = breaks;
  }

  static void append(List<AdfNode> line, Node parent, Break breaks) {
    List<AdfNode> shown = new ArrayList<>();
    line.forEach(node -> shown.addAll(MarkdownShown.of(node)));
    new MarkdownSpans(breaks).spans(Tidy.line(shown), parent, List.of());
  }

  /**
   * @param open the marks of the spans around
   */
  private void spans(List<AdfNode> line, Node parent, List<AdfMark> open) {
    int start = 0;
    while (start < line.size()) {
      AdfMark longest = null;
      int end = start + 1;
      for (AdfMark mark : line.get(start).marks()) {
        int reach = reach(line, start, mark);
        if (!mark.is("code") && !open.contains(mark) && (longest == null || reach > end)) {
          longest = mark;
          end = reach;
        }
      }
      if (longest == null) {
        parent.appendChild(leaf(line.get(start)));
      } else {
        Node span = span(longest);
        List<AdfMark> within = new ArrayList<>(open);
        within.add(longest);
        spans(line.subList(start, end), span, within);
        parent.appendChild(span);
      }
      start = end;
    }
  }

  private static int reach(List<AdfNode> line, int start, AdfMark mark) {
    int end = start;
    while (end < line.size() && line.get(end).marks().contains(mark)) {
      end++;
    }
    return end;
  }

  private static Node span(AdfMark mark) {
    return switch (mark.type()) {
      case "strong" -> new StrongEmphasis();
      case "em" -> new Emphasis("_");
      case "strike" -> new Strikethrough("~~");
      default -> {
        String title = AdfNode.scalar(mark.attributes().get("title"));
        yield new Link(mark.href(), title.isEmpty() ? null : title);
      }
    };
  }

  private Node leaf(AdfNode node) {
    if (node.is("hardBreak")) {
      return breaks == Break.LINE ? new HardLineBreak() : tag();
    }
    String text = AdfInline.shown(node);
    if (node.is("media")) {
      String url = node.attribute("url");
      Image image = new Image(Markdown.isLink(url) ? url : "attachment", null);
      image.appendChild(new Text(text));
      return image;
    }
    return node.marks().contains(AdfMark.CODE) ? new Code(text) : new Text(text);
  }

  private static HtmlInline tag() {
    HtmlInline tag = new HtmlInline();
    tag.setLiteral("<br>");
    return tag;
  }
}
