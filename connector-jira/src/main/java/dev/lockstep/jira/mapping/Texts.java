package dev.lockstep.jira.mapping;

import org.jspecify.annotations.Nullable;

/** Texts that must not be too long. */
final class Texts {

  private Texts() {}

  /** At most that long, with an ellipsis in place of the rest. */
  static @Nullable String cut(@Nullable String text, int longest) {
    if (text == null || text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
