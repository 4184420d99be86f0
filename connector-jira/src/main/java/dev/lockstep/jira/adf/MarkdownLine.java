package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** What stands within a line of Markdown, as text nodes with marks and breaks between them. */
final class MarkdownLine {

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");

  private final List<AdfNode> nodes = new ArrayList<>();

  private MarkdownLine() {}

  static List<AdfNode> of(Node block) {
    MarkdownLine line = new MarkdownLine();
    line.children(block, List.of());
    return Tidy.line(line.nodes);
  }

  /** Raw text, its line ends kept as breaks. */
  static List<AdfNode> lines(String text) {
    MarkdownLine line = new MarkdownLine();
    text.lines()
        .forEach(
            one -> {
              line.text(one, List.of());
              line.hardBreak();
            });
    return Tidy.line(line.nodes);
  }

  /** The cells of a row with bars between them. */
  static List<AdfNode> joined(Node row) {
    MarkdownLine line = new MarkdownLine();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell.getPrevious() != null) {
        line.text(" | ", List.of());
      }
      line.children(cell, List.of());
    }
    return Tidy.line(line.nodes);
  }

  /** All in bold, but for code, which bears no look. */
  static List<AdfNode> strong(List<AdfNode> line) {
    return Tidy.line(
        line.stream()
            .map(
                node ->
                    node.is("text") && !node.marks().contains(AdfMark.CODE)
                        ? node.withMarks(with(node.marks(), AdfMark.STRONG))
                        : node)
            .toList());
  }

  private void children(Node parent, List<AdfMark> marks) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      add(child, marks);
    }
  }

  private void add(Node node, List<AdfMark> marks) {
    if (node instanceof Text text) {
      text(text.getLiteral(), marks);
    } else if (node instanceof Code code) {
      text(
          code.getLiteral(), with(marks.stream().filter(m -> m.is("link")).toList(), AdfMark.CODE));
    } else if (node instanceof SoftLineBreak) {
      text(" ", marks);
    } else if (node instanceof HardLineBreak) {
      hardBreak();
    } else if (node instanceof HtmlInline html) {
      html(html.getLiteral(), marks);
    } else if (node instanceof Emphasis) {
      children(node, with(marks, AdfMark.EM));
    } else if (node instanceof StrongEmphasis) {
      children(node, with(marks, AdfMark.STRONG));
    } else if (node instanceof Strikethrough) {
      children(node, with(marks, AdfMark.STRIKE));
    } else if (node instanceof Link link) {
      link(link, marks);
    } else if (node instanceof Image image) {
      image(image, marks);
    } else {
      children(node, marks);
    }
  }

  private void html(String literal, List<AdfMark> marks) {
    if (BREAK.matcher(literal).matches()) {
      hardBreak();
    } else {
      text(literal, marks);
    }
  }

  private void link(Link link, List<AdfMark> marks) {
    String destination = link.getDestination();
    if (isWithinLink(marks)) { // the description of a linked image can hold a link
      children(link, marks);
      return;
    }
    if (!Markdown.isLink(destination)) {
      children(link, marks);
      text(destination.isBlank() ? "" : " (" + destination + ")", marks);
      return;
    }
    List<AdfMark> linked = with(marks, AdfMark.link(destination, link.getTitle()));
    if (link.getFirstChild() == null) {
      text(destination, linked);
    }
    children(link, linked);
  }

  private void image(Image image, List<AdfMark> marks) {
    String destination = image.getDestination();
    boolean leads = Markdown.isLink(destination) && !isWithinLink(marks);
    List<AdfMark> linked = leads ? with(marks, AdfMark.link(destination)) : marks;
    int before = nodes.size();
    children(image, linked);
    if (nodes.size() == before) {
      text(destination, linked);
    }
  }

  private void text(String text, List<AdfMark> marks) {
    if (!text.isEmpty()) {
      nodes.add(AdfNode.text(text.replaceAll("[\r\n]", " "), marks));
    }
  }

  private void hardBreak() {
    nodes.add(AdfNode.of("hardBreak", List.of()));
  }

  private static boolean isWithinLink(List<AdfMark> marks) {
    return marks.stream().anyMatch(mark -> mark.is("link"));
  }

  private static List<AdfMark> with(List<AdfMark> marks, AdfMark one) {
    return marks.contains(one) ? marks : Stream.concat(marks.stream(), Stream.of(one)).toList();
  }
}
