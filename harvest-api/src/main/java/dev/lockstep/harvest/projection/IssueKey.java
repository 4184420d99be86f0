package dev.lockstep.harvest.projection;

import java.util.Comparator;
import java.util.Locale;

/**
 * A key as people write it, with its natural order: {@code ABC-2} before {@code ABC-10}, {@code
 * repo#7} before {@code repo#12}.
 *
 * @param text the key itself
 * @param prefix what comes before the number and its separator
 * @param number the number at the end; 0 where there is none
 */
public record IssueKey(String text, String prefix, long number) implements Comparable<IssueKey> {

  private static final Comparator<IssueKey> NATURAL =
      Comparator.comparing(IssueKey::prefix)
          .thenComparingLong(IssueKey::number)
          .thenComparing(IssueKey::text);

  /** More digits than this do not fit a long. */
  private static final int MOST_DIGITS = 18;

  /** Takes a key apart; any text is a key. */
  public static IssueKey of(String text) {
    int start = text.length();
    while (start > 0 && isDigit(text.charAt(start - 1))) {
      start--;
    }
    int digits = text.length() - start;
    if (digits == 0 || digits > MOST_DIGITS) {
      return new IssueKey(text, text, 0);
    }
    boolean separated =
        start > 0 && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '#');
    return new IssueKey(
        text,
        text.substring(0, separated ? start - 1 : start),
        Long.parseLong(text, start, text.length(), 10));
  }

  /** The form in which keys are looked up: people do not care about upper and lower case. */
  public static String folded(String key) {
    return key.strip().toUpperCase(Locale.ROOT);
  }

  @Override
  public int compareTo(IssueKey other) {
    return NATURAL.compare(this, other);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
