package dev.lockstep.scm.azuredevops;

import java.util.regex.Pattern;

/** Texts with HTML as plain text: lines stay lines, what is marked up is not. */
final class Html {

  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6]|pre|blockquote)\\s*>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");
  private static final Pattern BLANK = Pattern.compile("[ \\t\\u00a0]+\\n|\\n{3,}");

  private Html() {}

  static String plain(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return html.strip();
    }
    String lines = BREAK.matcher(HIDDEN.matcher(html).replaceAll("")).replaceAll("\n");
    String text =
        TAG.matcher(lines)
            .replaceAll("")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return BLANK.matcher(text).replaceAll("\n").strip();
  }
}
