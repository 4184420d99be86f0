package dev.lockstep.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of settings.
 *
 * @param name canonical dotted name in lockstep.yaml
 * @param variables the environment variable, then its aliases from the systems Lockstep replaces
 * @param kind what it takes
 * @param fallback the text that holds where nothing is said; null: nothing
 * @param secret whether its value may never be shown
 * @param about one sentence for docs/settings.md
 */
record Setting<T>(
    String name,
    List<String> variables,
    Kind<T> kind,
    @Nullable String fallback,
    boolean secret,
    String about) {

  Setting {
    variables = List.copyOf(variables);
  }

  static <T> Setting<T> of(String name, Kind<T> kind, String about, String... variables) {
    return new Setting<>(name, List.of(variables), kind, null, false, about);
  }

  static <T> Setting<T> secret(String name, Kind<T> kind, String about, String... variables) {
    return new Setting<>(name, List.of(variables), kind, null, true, about);
  }

  Setting<T> or(String fallbackText) {
    return new Setting<>(name, variables, kind, fallbackText, secret, about);
  }

  /**
   * The variable that goes best with another one the user already set: the longest common beginning
   * wins.
   */
  String variableLike(String trigger) {
    String best = variables.get(0);
    for (String variable : variables) {
      if (commonPrefix(variable, trigger) > commonPrefix(best, trigger)) {
        best = variable;
      }
    }
    return best;
  }

  private static int commonPrefix(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
