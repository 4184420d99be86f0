package dev.lockstep.jira.adf;

import java.util.List;
import java.util.Set;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * A document as Markdown: CommonMark with GFM's tables, strikethrough and tasks. What people wrote
 * is text there too, never markup. Mentions, dates and the like are what they show; what Markdown
 * does not have is said with what it has, and nodes this version does not know contribute what they
 * hold.
 */
public final class AdfMarkdown {

  private static final MarkdownRenderer RENDERER =
      MarkdownRenderer.builder()
          .nodeRendererFactory(
              new MarkdownNodeRendererFactory() {
                @Override
                public NodeRenderer create(MarkdownNodeRendererContext context) {
                  return new MarkdownWords(context.getWriter(), context::render);
                }

                @Override
                public Set<Character> getSpecialCharacters() {
                  return Set.of();
                }
              })
          .extensions(List.of(Markdown.STRIKETHROUGH, Markdown.TABLES))
          .build();

  private AdfMarkdown() {}

  /** The text; empty when the document shows nothing. */
  public static String of(AdfNode document) {
    return RENDERER.render(MarkdownTree.of(document)).strip();
  }
}
