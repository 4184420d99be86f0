package dev.lockstep.jira.transition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workflow as far as it was seen: from each status that an item was seen in, where it could go.
 * What an item is offered now counts more.
 *
 * @param from by status, in lower case; a status that is not in it was never looked at
 */
public record Ways(Map<String, List<Way>> from) {

  /** Nothing was seen. */
  public static final Ways NONE = new Ways(Map.of());

  public Ways {
    Map<String, List<Way>> copy = new TreeMap<>();
    from.forEach((status, ways) -> copy.put(status, List.copyOf(ways)));
    from = copy;
  }

  /**
   * The ways that were seen.
   *
   * @param deadEnds statuses from which no way leads on
   */
  public static Ways of(Collection<Way> ways, Collection<String> deadEnds) {
    Map<String, List<Way>> from = new TreeMap<>();
    deadEnds.forEach(status -> from.put(status(status), new ArrayList<>()));
    ways.forEach(
        way -> from.computeIfAbsent(status(way.from()), none -> new ArrayList<>()).add(way));
    return new Ways(from);
  }

  /** As statuses are compared: case does not matter. */
  public static String status(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether it was seen where one can go from there. */
  boolean knows(String status) {
    return from.containsKey(status(status));
  }

  List<Way> out(String status) {
    return from.getOrDefault(status(status), List.of());
  }
}
