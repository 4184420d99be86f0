package dev.lockstep.settings;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant by a misspelt name. */
final class NearestName {
  private NearestName() {}

  /**
   * The known name with the fewest edits, or null where even that one is farther than the limit.
   */
  static @Nullable String of(String name, Collection<String> known, int limit) {
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : known) {
      int distance = distance(name, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
