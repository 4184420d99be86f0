package dev.lockstep.jira.edit;

import dev.lockstep.contract.RichText;
import dev.lockstep.contract.WantedFields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text as it fits into a field. What is longer than Jira takes goes in full into a file, and the
 * field keeps its beginning and names the file.
 *
 * @param shown what the field is to hold
 * @param file the whole text; absent when it fits
 */
public record LongText(RichText shown, @Nullable TextFile file) {

  /** Jira takes no more characters in a text. */
  static final int MOST = 32_767;

  private static final int ROOM = 500;
  private static final String FENCE = "```";

  /**
   * Fits a text.
   *
   * @param fileName the name of the file, if there has to be one
   */
  public static LongText of(String fileName, RichText text, TextForm form) {
    String plain = form.plain(text);
    if (plain.length() <= MOST) {
      return new LongText(text, null);
    }
    RichText.Form shown =
        text.form() == RichText.Form.PLAIN ? RichText.Form.PLAIN : RichText.Form.MARKDOWN;
    String kept = beginning(plain);
    if (shown == RichText.Form.MARKDOWN && fences(kept) % 2 == 1) {
      kept = kept + "\n" + FENCE;
    }
    String names = "\n\nThe whole text is in the attached file " + fileName + ".";
    return new LongText(new RichText(shown, kept + names), new TextFile(fileName, plain));
  }

  /** The files that texts of a new item need. */
  public static List<TextFile> files(WantedFields fields, TextForm form) {
    Stream<LongText> set =
        fields.set().entrySet().stream()
            .map(
                one ->
                    of(
                        fileName(one.getKey()),
                        new RichText(RichText.Form.PLAIN, one.getValue()),
                        form));
    Stream<LongText> texts =
        fields.texts().entrySet().stream()
            .map(one -> of(fileName(one.getKey()), one.getValue(), form));
    return Stream.concat(set, texts)
        .flatMap(one -> one.file() == null ? Stream.empty() : Stream.of(one.file()))
        .toList();
  }

  static String fileName(String field) {
    return field + ".md";
  }

  /** Whole lines, if there are any, and never half a character. */
  private static String beginning(String text) {
    int most = MOST - ROOM;
    int line = text.lastIndexOf('\n', most);
    int end = line > most / 2 ? line : most;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static long fences(String text) {
    return text.lines().filter(line -> line.strip().startsWith(FENCE)).count();
  }

  /** A file of text to attach. */
  public record TextFile(String name, String text) {}
}
