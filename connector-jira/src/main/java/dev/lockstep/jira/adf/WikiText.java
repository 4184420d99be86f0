package dev.lockstep.jira.adf;

/**
 * The wiki markup of Data Center. What people wrote is text there too: it mentions nobody, runs no
 * macro and shows no image.
 */
public final class WikiText {

  private WikiText() {}

  public static String of(AdfNode document) {
    return WikiBlocks.of(document);
  }

  public static String ofMarkdown(String markdown) {
    return of(MarkdownAdf.of(markdown));
  }

  /** What people see of a wiki text; of marks and macros what they hold. */
  public static String plain(String wiki) {
    return new WikiPlain().read(wiki);
  }
}
