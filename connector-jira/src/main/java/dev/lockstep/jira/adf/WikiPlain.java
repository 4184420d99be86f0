package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wiki markup read line by line, for the text that people see. */
final class WikiPlain {

  private static final Pattern CODE = Pattern.compile("\\{(code|noformat)(:[^}\n]*)?}");
  private static final Pattern QUOTE = Pattern.compile("\\{quote}");
  private static final Pattern TITLE =
      Pattern.compile("\\{panel:(?:[^}]*\\|)?title=([^}|]*)[^}]*}");
  private static final Pattern MACRO = Pattern.compile("\\{(?:[a-zA-Z]+(?::[^}\n]*)?|[*_+^~-])}");
  private static final Pattern HEADING = Pattern.compile("^h[1-6]\\.\\s*");
  private static final Pattern ITEM = Pattern.compile("^\\s*([*#]+|-)\\s+");
  private static final Pattern NAMED =
      Pattern.compile("\\[([^\\[\\]|]+)\\|([^\\[\\]|]+)(?:\\|[^\\]]*)?]");
  private static final Pattern IMAGE = Pattern.compile("!([^\\s!|]+\\.[^\\s!|]+)(?:\\|[^!]*)?!");
  private static final Pattern MARK =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([*_+^~-]|\\?\\?)(?=\\S)(.+?)(?<=\\S)\\1(?![\\p{L}\\p{N}])");
  private static final Pattern NUMBER = Pattern.compile("&#(\\d{1,6});");

  /** Where escaped characters wait until all else is read. */
  private static final int ASIDE = 0xE000;

  private final List<String> lines = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private boolean code;
  private boolean quote;

  String read(String wiki) {
    String apart = wiki.replaceAll("\r\n?", "\n").replaceAll("\n?(" + CODE + ")\n?", "\n$1\n");
    for (String line : apart.split("\n", -1)) {
      line(line);
    }
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
  }

  private void line(String line) {
    if (CODE.matcher(line).matches()) {
      code = !code;
    } else if (code) {
      add(line);
    } else {
      Matcher quotes = QUOTE.matcher(line);
      boolean toggles = quotes.find();
      String rest = toggles ? quotes.replaceAll("") : line;
      quote ^= toggles;
      if (!toggles || !rest.isBlank()) {
        add(text(rest));
      }
    }
  }

  private void add(String line) {
    line.lines().forEach(one -> lines.add(quote ? "> " + one : one));
    if (line.isEmpty()) {
      lines.add(quote ? ">" : "");
    }
  }

  private String text(String line) {
    String text = aside(line.replace("\\\\", "\n"));
    if (text.matches("-{4,}\\s*")) {
      return "----";
    }
    text = HEADING.matcher(text).replaceFirst("").replaceFirst("^bq\\.\\s*", "> ");
    text = item(text);
    text = TITLE.matcher(text).replaceAll("$1");
    text = text.replaceAll("\\{\\{(.+?)}}", "$1");
    text = MACRO.matcher(text).replaceAll("");
    text = NAMED.matcher(text).replaceAll("$1 ($2)").replaceAll("\\[~([^\\[\\]]+)]", "@$1");
    text = text.replaceAll("\\[\\^?([^\\[\\]\\s]+[.:][^\\[\\]\\s]+)]", "$1");
    text = IMAGE.matcher(text).replaceAll("$1");
    text = cells(text);
    for (int depth = 0; depth < 3; depth++) {
      text = MARK.matcher(text).replaceAll("$2");
    }
    return back(text);
  }

  private String item(String line) {
    Matcher item = ITEM.matcher(line);
    if (!item.find()) {
      counts.clear();
      return line;
    }
    String marker = item.group(1);
    int depth = marker.length();
    while (counts.size() > depth) {
      counts.remove(counts.size() - 1);
    }
    while (counts.size() < depth) {
      counts.add(0);
    }
    int count = counts.get(depth - 1) + 1;
    counts.set(depth - 1, count);
    String shown = marker.endsWith("#") ? count + ". " : (char) (ASIDE + '-') + " ";
    return "  ".repeat(depth - 1) + shown + line.substring(item.end());
  }

  private static String cells(String line) {
    return line.startsWith("|")
        ? line.replaceAll("^\\|+|\\|+\\s*$", "").replaceAll("\\s*\\|+\\s*", " | ").strip()
        : line;
  }

  private static String aside(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
      boolean escapes =
          line.charAt(i) == '\\' && next < 128 && !Character.isLetterOrDigit(next) && next > ' ';
      text.append(escapes ? (char) (ASIDE + next) : line.charAt(i));
      i += escapes ? 1 : 0;
    }
    return text.toString();
  }

  private static String back(String text) {
    StringBuilder back = new StringBuilder();
    text.chars().forEach(c -> back.append((char) (c > ASIDE && c < ASIDE + 128 ? c - ASIDE : c)));
    return NUMBER
        .matcher(back)
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group(1));
              return Matcher.quoteReplacement(new String(Character.toChars(number)));
            })
        .replace("&amp;", "&");
  }
}
