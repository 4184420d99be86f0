package dev.lockstep.jira.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares documents by what people see: names that Jira gives to places in them, and members that
 * say nothing, do not count.
 */
final class Documents {

  private static final Set<String> UNSEEN = Set.of("localId");

  private Documents() {}

  static boolean same(@Nullable Object actual, Object wanted) {
    return actual != null && seen(actual).equals(seen(wanted));
  }

  private static Object seen(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new TreeMap<>();
      map.forEach(
          (name, inner) -> {
            if (inner != null && !UNSEEN.contains(String.valueOf(name))) {
              Object part = seen(inner);
              if (!nothing(part)) {
                kept.put(String.valueOf(name), part);
              }
            }
          });
      return kept;
    }
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      for (Object inner : list) {
        if (inner != null) {
          kept.add(seen(inner));
        }
      }
      return joined(kept);
    }
    return value instanceof Number number ? number.doubleValue() : value;
  }

  private static boolean nothing(Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof List<?> list && list.isEmpty();
  }

  /** Texts beside each other that look the same are one. */
  private static List<Object> joined(List<Object> nodes) {
    List<Object> joined = new ArrayList<>();
    for (Object node : nodes) {
      Object last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last instanceof Map<?, ?> before
          && node instanceof Map<?, ?> after
          && isText(before)
          && isText(after)
          && String.valueOf(before.get("marks")).equals(String.valueOf(after.get("marks")))) {
        Map<String, Object> both = new TreeMap<>();
        before.forEach((name, value) -> both.put(String.valueOf(name), value));
        both.put("text", String.valueOf(before.get("text")) + after.get("text"));
        joined.set(joined.size() - 1, both);
      } else {
        joined.add(node);
      }
    }
    return joined;
  }

  private static boolean isText(Map<?, ?> node) {
    return "text".equals(node.get("type"));
  }
}
