package dev.lockstep.jira.transition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A way over one or several steps.
 *
 * @param start where the item stands
 * @param first the step that Jira offers now
 * @param then what is known to follow
 * @param unmet how many steps demand fields that nobody answers
 */
record Path(String start, Offered first, List<Way> then, int unmet) {

  /** Of equal length, the one that asks for less. */
  static final Comparator<Path> EASIEST =
      Comparator.comparingInt(Path::unmet).thenComparing(path -> path.first().screen());

  Path {
    then = List.copyOf(then);
  }

  static Path over(String start, Offered first, Travel travel) {
    return new Path(start, first, List.of(), travel.unmet(first.missing()).isEmpty() ? 0 : 1);
  }

  Path and(Way way, Travel travel) {
    List<Way> longer = new ArrayList<>(then);
    longer.add(way);
    return new Path(
        start, first, longer, travel.unmet(way.demands()).isEmpty() ? unmet : unmet + 1);
  }

  /** Where it leads. */
  String end() {
    return then.isEmpty() ? first.to() : then.get(then.size() - 1).to();
  }

  /** The first step that demands what nobody answers. */
  Optional<Way> obstacle(Travel travel) {
    List<Way> all = new ArrayList<>();
    all.add(new Way(start, first.to(), first.name(), first.missing()));
    all.addAll(then);
    return all.stream().filter(way -> !travel.unmet(way.demands()).isEmpty()).findFirst();
  }
}
