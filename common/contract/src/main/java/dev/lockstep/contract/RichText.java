package dev.lockstep.contract;

/**
 * A text with its form. What a tracker cannot show is carried over as text; mentions of people are
 * neutral: nobody is called by a text that was copied.
 *
 * @param form how to read it
 * @param value the text; of a document its JSON
 */
public record RichText(Form form, String value) {

  /** How a text is written. */
  public enum Form {
    /** As it stands. */
    PLAIN,
    /** CommonMark with tables and strikethrough. */
    MARKDOWN,
    /** A document of the Atlassian Document Format, as JSON. */
    ADF
  }

  /** A text in Markdown. */
  public static RichText markdown(String value) {
    return new RichText(Form.MARKDOWN, value);
  }
}
