package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.world.Until;
import dev.lockstep.local.process.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Kills processes and notes when each of them does its work again. */
final class Deaths {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, Child> processes;
  private final List<Death> deaths = new ArrayList<>();

  Deaths(List<Child> processes) {
    this.processes =
        processes.stream()
            .collect(
                Collectors.toMap(
                    Child::name, process -> process, (one, other) -> one, LinkedHashMap::new));
  }

  /**
   * The death of a process.
   *
   * @param afterChanges how many changes were made before
   * @param outage until it did its work again
   */
  record Death(String victim, int afterChanges, Duration outage) {}

  /** One that is not back yet. */
  private record Away(Child child, long since) {}

  /**
   * Kills all of them at once, waits as the caller likes to wait, and returns when all are back.
   *
   * @param meanwhile is given the condition to go on with something else under
   * @throws IllegalStateException when one of them does not come back
   */
  void kill(Kill kill, int made, Consumer<BooleanSupplier> meanwhile) throws InterruptedException {
    List<Away> away = new ArrayList<>();
    for (String victim : kill.victims()) {
      Child child = Optional.ofNullable(processes.get(victim)).orElseThrow();
      away.add(new Away(child, System.nanoTime()));
      child.kill();
    }
    meanwhile.accept(
        () -> {
          away.removeIf(one -> isBack(one, made));
          return !away.isEmpty();
        });
    // There may have been nothing to do any more before everybody was back.
    Until.nothingIsAgainst(
        "back after its death",
        PATIENCE,
        () -> {
          away.removeIf(one -> isBack(one, made));
          return away.stream().map(one -> one.child().name()).toList();
        });
  }

  private boolean isBack(Away away, int made) {
    if (away.child().state() != Child.State.READY) {
      return false;
    }
    Duration outage = Duration.ofNanos(System.nanoTime() - away.since());
    deaths.add(new Death(away.child().name(), made, outage));
    return true;
  }

  List<Death> all() {
    return List.copyOf(deaths);
  }

  /** How often one of these was killed. */
  long of(String... names) {
    return deaths.stream()
        .filter(
            death -> {
              for (String name : names) {
                if (death.victim().startsWith(name)) {
                  return true;
                }
              }
              return false;
            })
        .count();
  }

  /** Every process that does not do its work now. */
  List<String> down() {
    return processes.values().stream()
        .filter(child -> child.state() != Child.State.READY)
        .map(child -> child.name() + " is " + child.state())
        .toList();
  }
}
