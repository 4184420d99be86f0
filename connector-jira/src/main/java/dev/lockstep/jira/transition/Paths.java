package dev.lockstep.jira.transition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for a way over several steps: what the item is offered now, then what was seen of its
 * workflow. Fewest steps; of those, screens that demand nothing.
 */
public final class Paths {

  private final Standing standing;
  private final Ways ways;
  private final Travel travel;

  private Paths(Standing standing, Ways ways, Travel travel) {
    this.standing = standing;
    this.ways = ways;
    this.travel = travel;
  }

  /**
   * What to do where no single transition leads there.
   *
   * @param wanted the statuses to reach, the best first
   * @param explore whether unknown statuses can be looked at
   */
  public static Plan of(
      List<String> wanted, Standing standing, Ways ways, Travel travel, boolean explore) {
    return new Paths(standing, ways, travel).plan(wanted, explore);
  }

  /** Every status that can be reached, the nearest first, each with how. */
  public static Map<String, Plan.Move> reachable(Standing standing, Ways ways, Travel travel) {
    Map<String, Plan.Move> reachable = new LinkedHashMap<>();
    new Paths(standing, ways, travel)
        .search(false)
        .values()
        .forEach(
            path ->
                reachable.put(
                    path.end(), new Plan.Move(path.first(), standing.status(), path.then())));
    return reachable;
  }

  private Plan plan(List<String> wanted, boolean explore) {
    Map<String, Path> easy = search(true);
    Optional<Path> way = best(wanted, easy);
    if (way.isPresent()) {
      return new Plan.Move(way.get().first(), standing.status(), way.get().then());
    }
    Map<String, Path> any = search(false);
    Optional<Path> hard = best(wanted, any);
    Set<String> unasked = hard.map(this::unasked).orElse(Set.of());
    if (!unasked.isEmpty()) {
      return new Plan.Ask(unasked);
    }
    Optional<String> unknown =
        Stream.of(easy, any).flatMap(reached -> unknown(reached)).findFirst();
    if (explore && unknown.isPresent()) {
      return new Plan.Explore(unknown.get());
    }
    return hard.flatMap(path -> path.obstacle(travel))
        .map(step -> person(step, travel.unmet(step.demands())))
        .or(() -> closed(wanted))
        .orElseGet(() -> new Plan.NoWay(noWay(wanted, any)));
  }

  /** By the status they lead to, shortest first. */
  private Map<String, Path> search(boolean easyOnly) {
    Map<String, Path> reached = new LinkedHashMap<>();
    Map<String, Path> level = new LinkedHashMap<>();
    for (Offered offered : standing.offered()) {
      if (Plans.open(offered, travel)) {
        enter(Path.over(standing.status(), offered, travel), easyOnly, reached, level);
      }
    }
    for (int steps = 1; !level.isEmpty(); steps++) {
      reached.putAll(level);
      level = steps < travel.left() ? onward(level, easyOnly, reached) : Map.of();
    }
    return reached;
  }

  private Map<String, Path> onward(
      Map<String, Path> level, boolean easyOnly, Map<String, Path> reached) {
    Map<String, Path> next = new LinkedHashMap<>();
    for (Path path : level.values()) {
      for (Way way : ways.out(path.end())) {
        enter(path.and(way, travel), easyOnly, reached, next);
      }
    }
    return next;
  }

  private void enter(
      Path path, boolean easyOnly, Map<String, Path> reached, Map<String, Path> level) {
    String end = Ways.status(path.end());
    boolean been =
        reached.containsKey(end)
            || travel.visited(end)
            || end.equals(Ways.status(standing.status()));
    if (!been && !(easyOnly && path.unmet() > 0)) {
      level.merge(end, path, (a, b) -> Path.EASIEST.compare(a, b) <= 0 ? a : b);
    }
  }

  private static Optional<Path> best(List<String> wanted, Map<String, Path> reached) {
    return wanted.stream()
        .map(Ways::status)
        .filter(reached::containsKey)
        .map(reached::get)
        .findFirst();
  }

  private Set<String> unasked(Path path) {
    Set<String> fields = new TreeSet<>(travel.unmet(path.first().missing()));
    path.then().forEach(way -> fields.addAll(travel.unmet(way.demands())));
    fields.removeAll(travel.unanswered());
    return fields;
  }

  private Stream<String> unknown(Map<String, Path> reached) {
    return reached.entrySet().stream()
        .filter(one -> !ways.knows(one.getKey()) && !travel.unseen().contains(one.getKey()))
        .map(one -> one.getValue().end());
  }

  /** A transition that is listed, but not for this account. */
  private Optional<Plan> closed(List<String> wanted) {
    return standing.offered().stream()
        .filter(one -> !one.available() && wanted.stream().anyMatch(one.to()::equalsIgnoreCase))
        .map(one -> new Way(standing.status(), one.to(), one.name(), Set.of()))
        .map(step -> person(step, Set.of()))
        .findFirst();
  }

  private Plan person(Way step, Set<String> fields) {
    return new Plan.NeedsPerson(standing.status(), step, fields);
  }

  private String noWay(List<String> wanted, Map<String, Path> reached) {
    List<String> further = new ArrayList<>();
    reached.values().stream()
        .filter(path -> !path.then().isEmpty())
        .forEach(path -> further.add(path.end()));
    return "From "
        + standing.status()
        + " no transition leads to "
        + String.join(" or ", wanted)
        + "; offered: "
        + offered()
        + (further.isEmpty() ? "" : "; over further steps: " + String.join(", ", further))
        + ".";
  }

  private String offered() {
    if (standing.offered().isEmpty()) {
      return "none";
    }
    return standing.offered().stream()
        .map(o -> o.to() + " (" + o.name() + (o.available() ? "" : ", not available") + ")")
        .collect(Collectors.joining(", "));
  }
}
