package dev.lockstep.waiting;

import dev.lockstep.web.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who handles something and why, as callers send it; both stand in the log.
 *
 * @param by who
 * @param note why
 * @param scope of a discard: {@code head} (default) or {@code key}, which takes all that waits
 *     behind it too
 */
record Handling(@Nullable String by, @Nullable String note, @Nullable String scope) {

  private static final int LONGEST = 500;

  static Handling of(@Nullable Handling sent) {
    return sent == null ? new Handling(null, null, null) : sent;
  }

  String requiredBy() {
    return required("by", by, "who does it, for the log");
  }

  String requiredNote() {
    return required("note", note, "why, for the log and for whoever waits for the outcome");
  }

  boolean wholeKey() {
    if (scope == null || scope.equals("head")) {
      return false;
    }
    if (scope.equals("key")) {
      return true;
    }
    throw ProblemException.badRequest(
        "scope", scope, "head (this one) or key (also what waits behind it)");
  }

  /** One line: what is logged cannot pretend to be another entry. */
  private static String required(String name, @Nullable String text, String meaning) {
    String allowed = meaning + ": one line of at most " + LONGEST + " characters";
    if (text == null || text.isBlank()) {
      throw ProblemException.missing(name, allowed);
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.badRequest(name, text, allowed);
    }
    return text.strip();
  }
}
