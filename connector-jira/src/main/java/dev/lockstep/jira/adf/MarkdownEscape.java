package dev.lockstep.jira.adf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that Markdown takes for nothing but text, with no more backslashes than that needs.
 *
 * @param lineStart whether it begins a line
 * @param heading whether it is part of a heading
 * @param link whether a link follows
 * @param hideFirst whether delimiters stand before it that do not count beside a letter
 * @param hideLast whether such delimiters follow
 */
record MarkdownEscape(
    String text,
    boolean lineStart,
    boolean heading,
    boolean link,
    boolean hideFirst,
    boolean hideLast) {

  private static final Pattern NUMBER = Pattern.compile("^\\d{1,9}(?=[.)](\\s|$))");
  private static final Pattern ENTITY = Pattern.compile("&(?=#|[a-zA-Z])");
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  MarkdownEscape {
    text = text.replaceAll("[\r\n]+", " ");
    hideFirst = hideFirst && isWord(text.codePointAt(0));
    hideLast = hideLast && isWord(text.codePointBefore(text.length()));
  }

  /** The text as it is to be written. */
  String escaped() {
    int first = hideFirst ? Character.charCount(text.codePointAt(0)) : 0;
    int last = text.length();
    if (hideLast) {
      last -= Character.charCount(text.codePointBefore(last));
    }
    StringBuilder escaped = new StringBuilder();
    if (hideFirst) {
      hide(text.codePointAt(0), escaped);
    }
    int number = lineStart && !hideFirst ? numberEnd() : -1;
    for (int i = first; i < last; i++) {
      if (i == number || needsBackslash(i, first, last)) {
        escaped.append('\\');
      }
      escaped.append(text.charAt(i));
    }
    if (hideLast && last >= first) {
      hide(text.codePointAt(last), escaped);
    }
    return escaped.toString();
  }

  private boolean needsBackslash(int i, int first, int last) {
    char before = i > first ? text.charAt(i - 1) : 0;
    char after = i + 1 < last ? text.charAt(i + 1) : 0;
    boolean apart = before == ' ' && after == ' ';
    boolean start = lineStart && i == 0;
    return switch (text.charAt(i)) {
      case '`', '[', ']' -> true;
      case '*', '~' -> !apart;
      case '_' ->
          !apart && !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
      case '<' -> after == 0 || Character.isLetter(after) || "/!?".indexOf(after) >= 0;
      case '&' -> after == 0 || after == '#' || Character.isLetter(after);
      case '\\' -> after == 0 || PUNCTUATION.indexOf(after) >= 0;
      case '!' -> after == 0 && link;
      case '#' -> heading || start;
      case '=', '>' -> start;
      case '-', '+', '|', ':' -> start && !Character.isLetterOrDigit(after);
      default -> false;
    };
  }

  /** Where the mark after a number stands that would begin a list. */
  private int numberEnd() {
    Matcher number = NUMBER.matcher(text);
    return number.find() ? number.end() : -1;
  }

  private static void hide(int character, StringBuilder escaped) {
    escaped.append("&#").append(character).append(';');
  }

  private static boolean isWord(int character) {
    return !Tidy.isWhite(character) && PUNCTUATION.indexOf(character) < 0;
  }

  static String destination(String destination) {
    String safe = ENTITY.matcher(destination.replaceAll("[\r\n]+", "%0A")).replaceAll("&amp;");
    return safe.isEmpty() || !safe.matches("[^\\s()<>\\\\\\p{Cntrl}]+")
        ? "<" + safe.replaceAll("[<>\\\\]", "\\\\$0") + ">"
        : safe;
  }

  static String title(String title) {
    String safe = ENTITY.matcher(title.replaceAll("\\s+", " ")).replaceAll("&amp;");
    return "\"" + safe.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
  }
}
