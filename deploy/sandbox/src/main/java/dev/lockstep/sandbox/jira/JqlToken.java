package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.List;

/** A word, sign or quoted text of a query. */
record JqlToken(String text, boolean quoted, int at) {
  boolean is(String keyword) {
    return !quoted && text.equalsIgnoreCase(keyword);
  }

  static List<JqlToken> lex(String text) {
    List<JqlToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '"' || c == '\'') {
        int end = at + 1;
        StringBuilder value = new StringBuilder();
        while (end < text.length() && text.charAt(end) != c) {
          if (text.charAt(end) == '\\' && end + 1 < text.length()) {
            end++;
          }
          value.append(text.charAt(end++));
        }
        if (end >= text.length()) {
          throw new Jql.Invalid(
              "Error in the JQL Query: The quoted string '" + value + "' has not been completed.");
        }
        tokens.add(new JqlToken(value.toString(), true, at));
        at = end + 1;
      } else if ("(),".indexOf(c) >= 0) {
        tokens.add(new JqlToken(String.valueOf(c), false, at++));
      } else if ("=!<>~".indexOf(c) >= 0) {
        int end = at + 1;
        while (end < text.length() && "=~".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        tokens.add(new JqlToken(text.substring(at, end), false, at));
        at = end;
      } else {
        int end = at;
        while (end < text.length()
            && !Character.isWhitespace(text.charAt(end))
            && "(),=!<>~\"'".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        tokens.add(new JqlToken(text.substring(at, end), false, at));
        at = end;
      }
    }
    return tokens;
  }
}
