package dev.lockstep.jira.adf;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The Markdown that is understood: CommonMark, GFM's tables and strikethrough. */
final class Markdown {

  /** Two tildes, so that "~5 or ~6" stays what it says. */
  static final Extension STRIKETHROUGH =
      StrikethroughExtension.builder().requireTwoTildes(true).build();

  static final Extension TABLES = TablesExtension.create();

  /** What scripts run from is no link. */
  private static final Pattern LINK =
      Pattern.compile("(?i)(?!(javascript|vbscript|data):)([a-z][a-z0-9+.-]*:|[/#]).*");

  private static final Pattern LANGUAGE = Pattern.compile("[\\p{L}\\p{N}_+#./-]+");

  /** A row is filled up to the width of its head, so a wide head over many rows fills the heap. */
  private static final int WIDEST = 200;

  private static final Parser WITH_TABLES = parser(List.of(STRIKETHROUGH, TABLES));
  private static final Parser WITHOUT_TABLES = parser(List.of(STRIKETHROUGH));

  private Markdown() {}

  static Node parse(String markdown) {
    if (isTooWide(markdown)) {
      return WITHOUT_TABLES.parse(markdown);
    }
    Node document = WITH_TABLES.parse(markdown);
    return hasHeadless(document) ? WITHOUT_TABLES.parse(markdown) : document;
  }

  /** A head of a bar alone has no columns, and rows are cut to the width of their head. */
  private static boolean hasHeadless(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      boolean headless =
          child instanceof TableHead
              && child.getFirstChild() instanceof TableRow row
              && row.getFirstChild() == null;
      if (headless || (child instanceof Block && hasHeadless(child))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text may lead there: an address with a scheme, or one within the site. */
  static boolean isLink(String destination) {
    return LINK.matcher(destination).matches();
  }

  /** The language that is named beside a fence: its first word, of what names are made of. */
  static String language(String info) {
    Matcher name = LANGUAGE.matcher(info.strip());
    return name.lookingAt() ? name.group() : "";
  }

  private static Parser parser(List<Extension> extensions) {
    return Parser.builder()
        .extensions(extensions)
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .build();
  }

  private static boolean isTooWide(String markdown) {
    return markdown
        .lines()
        .anyMatch(line -> line.chars().filter(character -> character == '|').count() > WIDEST);
  }
}
