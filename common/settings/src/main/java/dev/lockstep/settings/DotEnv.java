package dev.lockstep.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code .env} files: {@code NAME=value} lines, {@code export NAME=value}, {@code #}
 * comments (also behind a blank after an unquoted value), single quotes (taken literally) and
 * double quotes ({@code \n}, {@code \"} and {@code \\} understood). Nothing is expanded and nothing
 * is executed. A later line wins over an earlier one.
 */
public final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

  private DotEnv() {}

  /** What a file says, in its order, or the first line that cannot be understood. */
  public sealed interface Result {
    record Parsed(Map<String, String> values) implements Result {}

    record Broken(Mistake mistake) implements Result {}
  }

  /** Reads the file. */
  public static Result parse(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException cannotRead) {
      return new Result.Broken(
          new Mistake(file.toString(), "cannot be read", "a text file in UTF-8 that can be read"));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = (i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i)).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        return broken(file, i, "a line that is not NAME=value", "NAME=value or a # comment");
      }
      String value = valueOf(parts.group(2));
      if (value == null) {
        return broken(
            file,
            i,
            parts.group(1) + " with a quote that does not end, or text behind it",
            "the closing quote on the same line");
      }
      values.put(parts.group(1), value);
    }
    return new Result.Parsed(values);
  }

  private static Result broken(Path file, int index, String found, String expected) {
    return new Result.Broken(new Mistake(file + " line " + (index + 1), found, expected));
  }

  private static @Nullable String valueOf(String text) {
    if (text.startsWith("'") || text.startsWith("\"")) {
      return quoted(text, text.charAt(0));
    }
    if (text.startsWith("#")) {
      return "";
    }
    int comment = indexOfComment(text);
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }

  private static int indexOfComment(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '#' && Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String quoted(String text, char quote) {
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        String rest = text.substring(i + 1).strip();
        return rest.isEmpty() || rest.startsWith("#") ? value.toString() : null;
      }
      if (c == '\\' && quote == '"' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        value.append(next == 'n' ? '\n' : next);
      } else {
        value.append(c);
      }
    }
    return null;
  }
}
