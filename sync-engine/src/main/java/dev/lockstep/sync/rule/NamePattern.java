package dev.lockstep.sync.rule;

import org.jspecify.annotations.Nullable;

/** Names in which {@code *} stands for anything; capitals do not matter. */
final class NamePattern {

  private NamePattern() {}

  static boolean matches(@Nullable String pattern, String name) {
    return pattern != null && matches(pattern, 0, name, 0);
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    int star = pattern.indexOf('*', p);
    if (star < 0) {
      int rest = pattern.length() - p;
      return name.length() - n == rest && name.regionMatches(true, n, pattern, p, rest);
    }
    if (!name.regionMatches(true, n, pattern, p, star - p)) {
      return false;
    }
    for (int next = n + star - p; next <= name.length(); next++) {
      if (matches(pattern, star + 1, name, next)) {
        return true;
      }
    }
    return false;
  }
}
