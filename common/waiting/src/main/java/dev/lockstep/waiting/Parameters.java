package dev.lockstep.waiting;

import dev.lockstep.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what callers send; names what is allowed where it makes no sense. */
final class Parameters {

  static final int DEFAULT_LIMIT = 50;
  static final int MOST = 200;

  private static final String AFTER = "after:";

  private Parameters() {}

  static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    long limit = number(text);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest("limit", text, "a whole number from 1 to " + MOST);
    }
    return (int) limit;
  }

  static long id(String text) {
    long id = number(text);
    if (id < 0) {
      throw ProblemException.badRequest("id", text, "the id of an entry: a whole number");
    }
    return id;
  }

  /** A cursor: where the next page begins. Opaque to callers. */
  static String cursor(long after) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((AFTER + after).getBytes(StandardCharsets.UTF_8));
  }

  static long after(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      long after = text.startsWith(AFTER) ? number(text.substring(AFTER.length())) : -1;
      if (after >= 0) {
        return after;
      }
    } catch (IllegalArgumentException e) {
      // not Base64; said below, like a cursor that says something else
    }
    throw ProblemException.badRequest(
        "cursor", cursor, "the 'next' of the page before, or nothing for the first page");
  }

  /** One of these names, or none. */
  static @Nullable String oneOf(String parameter, @Nullable String text, Set<String> allowed) {
    if (text != null && !allowed.contains(text)) {
      throw ProblemException.badRequest(
          parameter,
          text,
          allowed.isEmpty() ? "nothing, as there is none" : "one of " + String.join(", ", allowed));
    }
    return text;
  }

  /** -1 for what is no number from 0 on. */
  private static long number(String text) {
    try {
      return Math.max(-1, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
