package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts of a Data Center site: strings in wiki markup, which stay as they are. */
final class DcText {
  private static final String TOO_LONG =
      "The entered text is too long. It exceeds the allowed limit of 32,767 characters.";

  private DcText() {}

  /** The value of a field; empty for none. */
  static String field(JsonNode value) {
    if (!value.isTextual() && !value.isNull()) {
      throw new FieldValues.Wrong("Operation value must be a string");
    }
    String text = value.isNull() ? "" : value.asText();
    if (text.length() > Adf.MOST) {
      throw new FieldValues.Wrong(TOO_LONG);
    }
    return text;
  }

  /** The body of a comment. */
  static Doc comment(JsonNode body) {
    if (!body.isTextual()) {
      throw new FieldValues.Wrong("Comment body must be a string");
    }
    if (body.asText().isBlank()) {
      throw new FieldValues.Wrong("Comment body can not be empty!");
    }
    if (body.asText().length() > Adf.MOST) {
      throw new FieldValues.Wrong(TOO_LONG);
    }
    return Doc.ofText(body.asText());
  }
}
