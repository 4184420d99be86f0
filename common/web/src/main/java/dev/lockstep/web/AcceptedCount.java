package dev.lockstep.web;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The query parameter {@code accept}: how many deletions somebody believes, where they are too many
 * to be believed without a word.
 */
public final class AcceptedCount {

  private AcceptedCount() {}

  /**
   * What was accepted; empty without the parameter.
   *
   * @param missing what is missing, in the plural, for the answer to a bad value
   * @throws ProblemException 400 where it is no number above 0
   */
  public static OptionalInt parse(@Nullable String accept, String missing) {
    if (accept == null) {
      return OptionalInt.empty();
    }
    if (!accept.matches("[1-9]\\d{0,8}")) {
      throw ProblemException.badRequest(
          "accept", accept, "the number of missing " + missing + ", as a census named it");
    }
    return OptionalInt.of(Integer.parseInt(accept));
  }
}
