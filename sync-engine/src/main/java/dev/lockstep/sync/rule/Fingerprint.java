package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Truth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the facts that were decided on with those of now. */
public final class Fingerprint {

  static final String BETWEEN = ";";

  private Fingerprint() {}

  /**
   * Whether a fact that was asked for then and is asked for now changed. What only one of two rule
   * books asks for is no change: a new rule book does not undo what a person did.
   *
   * @param before what was decided on, absent when nothing was
   * @param learned whether it counts that something unknown became known
   */
  public static boolean changed(@Nullable String before, String now, boolean learned) {
    if (before == null || before.equals(now)) {
      return false;
    }
    Map<String, String> then = parts(before);
    for (Map.Entry<String, String> fact : parts(now).entrySet()) {
      String state = then.get(fact.getKey());
      if (state != null
          && !state.equals(fact.getValue())
          && (learned || !isUnknown(state) && !isUnknown(fact.getValue()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a fact of it is unknown. */
  public static boolean hasUnknown(String fingerprint) {
    return fingerprint.contains("=" + Truth.UNKNOWN);
  }

  private static boolean isUnknown(String state) {
    return state.equals(Truth.UNKNOWN.name());
  }

  private static Map<String, String> parts(String fingerprint) {
    Map<String, String> parts = new HashMap<>();
    for (String part : fingerprint.split(BETWEEN)) {
      int equals = part.lastIndexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parts;
  }
}
