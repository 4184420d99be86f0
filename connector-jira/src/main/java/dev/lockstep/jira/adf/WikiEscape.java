package dev.lockstep.jira.adf;

import java.util.regex.Pattern;

/** Text that wiki markup takes for nothing but text. */
final class WikiEscape {

  /** Signs for headings and quotes; a letter cannot be escaped but by its number. */
  private static final Pattern SIGN = Pattern.compile("(h[1-6]|bq)\\..*", Pattern.DOTALL);

  private static final Pattern ICON = Pattern.compile("\\((?=([!?/x*iyn+-]|on|off|flag)\\))");

  private WikiEscape() {}

  static String text(String text, boolean atLineStart) {
    StringBuilder wiki = new StringBuilder();
    int first = 0;
    if (atLineStart && SIGN.matcher(text).matches()) {
      wiki.append("&#").append((int) text.charAt(0)).append(';');
      first = 1;
    }
    for (int i = first; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '\\' -> wiki.append("&#92;"); // two in a row are a line break
        case '\r', '\n' -> wiki.append(' ');
        case '&' -> wiki.append(isEntity(text, i) ? "&amp;" : "&");
        default -> wiki.append(needsBackslash(text, i, atLineStart) ? "\\" : "").append(character);
      }
    }
    return ICON.matcher(wiki).replaceAll("\\\\(");
  }

  private static boolean needsBackslash(String text, int i, boolean atLineStart) {
    char before = i == 0 ? 0 : text.charAt(i - 1);
    char after = i + 1 == text.length() ? 0 : text.charAt(i + 1);
    boolean inWord = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
    return switch (text.charAt(i)) {
      case '{', '}', '[', ']', '|', '!' -> true;
      case '*', '_', '-', '+', '^', '~', '?' -> !inWord && !(before == ' ' && after == ' ');
      case '#' -> i == 0 && atLineStart;
      default -> false;
    };
  }

  private static boolean isEntity(String text, int i) {
    char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
    return after == '#' || Character.isLetter(after);
  }
}
