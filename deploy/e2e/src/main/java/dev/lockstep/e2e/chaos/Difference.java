package dev.lockstep.e2e.chaos;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What is found against what is expected. */
final class Difference {
  private Difference() {}

  /** One sentence for each key that is not as expected. */
  static <T> List<String> of(Map<String, T> found, Map<String, T> expected) {
    TreeSet<String> keys = new TreeSet<>(found.keySet());
    keys.addAll(expected.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(found.get(key), expected.get(key)))
        .map(key -> key + " is " + found.get(key) + ", not " + expected.get(key))
        .toList();
  }
}
