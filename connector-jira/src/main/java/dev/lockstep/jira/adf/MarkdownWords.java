package dev.lockstep.jira.adf;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes text, links and breaks of Markdown. The library would do, but escapes much that needs
 * none, and writes breaks as blanks that get lost.
 */
final class MarkdownWords implements NodeRenderer {

  private static final Pattern BARE =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\\s<>\\p{Cntrl}]*");

  private final MarkdownWriter writer;
  private final Consumer<Node> renderer;

  MarkdownWords(MarkdownWriter writer, Consumer<Node> renderer) {
    this.writer = writer;
    this.renderer = renderer;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Text.class, Link.class, HardLineBreak.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Text text) {
      writer.raw(escaped(text));
    } else if (node instanceof Link link) {
      link(link);
    } else {
      writer.raw("\\");
      writer.line();
    }
  }

  private String escaped(Text text) {
    Node before = text.getPrevious();
    Node after = text.getNext();
    return new MarkdownEscape(
            text.getLiteral(),
            writer.isAtLineStart(),
            isInHeading(text),
            after instanceof Link,
            isSpan(before) && !leavesWordAlone(before, false),
            isSpan(after) && !leavesWordAlone(after, true))
        .escaped();
  }

  private void link(Link link) {
    String destination = link.getDestination();
    if (link.getTitle() == null
        && link.getFirstChild() instanceof Text only
        && only.getNext() == null
        && only.getLiteral().equals(destination)
        && BARE.matcher(destination).matches()) {
      writer.raw("<" + destination + ">");
      return;
    }
    writer.raw("[");
    for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
      renderer.accept(child);
    }
    writer.raw("](" + MarkdownEscape.destination(destination));
    if (link.getTitle() != null) {
      writer.raw(" " + MarkdownEscape.title(link.getTitle()));
    }
    writer.raw(")");
  }

  private static boolean isInHeading(Node node) {
    Node parent = node.getParent();
    while (parent != null && !(parent instanceof Heading)) {
      parent = parent.getParent();
    }
    return parent != null;
  }

  private static boolean isSpan(@Nullable Node node) {
    return node instanceof Emphasis
        || node instanceof StrongEmphasis
        || node instanceof Strikethrough;
  }

  /**
   * Delimiters between a word and a punctuation mark count only where the word ends, and those of
   * emphasis never within a word; so a word beside them must not look like one. Two letters beside
   * each other's delimiters are fine.
   */
  private static boolean leavesWordAlone(Node span, boolean atStart) {
    if (span instanceof Emphasis) {
      return false;
    }
    Node inner = atStart ? span.getFirstChild() : span.getLastChild();
    if (!(inner instanceof Text text)) {
      return false;
    }
    String literal = text.getLiteral();
    boolean alone = (atStart ? text.getNext() : text.getPrevious()) == null;
    int first = atStart ? literal.codePointAt(0) : literal.codePointBefore(literal.length());
    return Character.isLetterOrDigit(first)
        && (alone || literal.codePointCount(0, literal.length()) > 1);
  }
}
