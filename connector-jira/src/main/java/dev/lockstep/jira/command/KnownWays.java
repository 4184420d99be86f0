package dev.lockstep.jira.command;

import dev.lockstep.jira.command.WaysSeen.Seen;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Standing;
import dev.lockstep.jira.transition.Way;
import dev.lockstep.jira.transition.Ways;
import dev.lockstep.messaging.Drain;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * The workflows as far as items were seen in them. Learning costs a look into memory; only what is
 * new is written, later and together.
 */
@ApplicationScoped
class KnownWays {

  /** How long it is believed that one cannot go further, or that no item shows it. */
  private static final Duration DEAD_END = Duration.ofMinutes(10);

  private record Workflow(String instance, IssueKind kind) {}

  private record Edge(String from, String name, String to) {}

  private final WaysSeen store;
  private final Clock clock;
  private final Map<Workflow, Map<Edge, Way>> seen = new ConcurrentHashMap<>();
  private final Map<Workflow, Map<String, Instant>> deadEnds = new ConcurrentHashMap<>();
  private final Set<Workflow> loaded = ConcurrentHashMap.newKeySet();
  private final Queue<Seen> unwritten = new ConcurrentLinkedQueue<>();
  private final Drain writes = new Drain("jira workflows", this::write);

  KnownWays(WaysSeen store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What is known. */
  Uni<Ways> of(String instance, IssueKind kind) {
    Workflow workflow = new Workflow(instance, kind);
    Uni<Void> there =
        loaded.contains(workflow)
            ? Uni.createFrom().voidItem()
            : store
                .of(instance, kind)
                .invoke(ways -> ways.forEach(way -> in(workflow).putIfAbsent(edge(way), way)))
                .invoke(() -> loaded.add(workflow))
                .replaceWithVoid();
    return there.map(none -> Ways.of(in(workflow).values(), believed(workflow)));
  }

  /** An item shows where one can go from its status. */
  void learn(String instance, Standing standing) {
    Workflow workflow = new Workflow(instance, standing.kind());
    Map<Edge, Way> known = in(workflow);
    for (Way way : standing.ways()) {
      if (!way.equals(known.put(edge(way), way))) {
        unwritten.add(new Seen(instance, standing.kind(), way));
      }
    }
    if (!unwritten.isEmpty()) {
      writes.wake();
    }
  }

  /** From this status one cannot go on, or no item is there to show it. */
  void deadEnd(String instance, IssueKind kind, String status) {
    deadEnds
        .computeIfAbsent(new Workflow(instance, kind), none -> new ConcurrentHashMap<>())
        .put(status, clock.instant());
  }

  private Set<String> believed(Workflow workflow) {
    Instant since = clock.instant().minus(DEAD_END);
    return deadEnds.getOrDefault(workflow, Map.of()).entrySet().stream()
        .filter(one -> one.getValue().isAfter(since))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<Edge, Way> in(Workflow workflow) {
    return seen.computeIfAbsent(workflow, none -> new ConcurrentHashMap<>());
  }

  private static Edge edge(Way way) {
    return new Edge(way.from(), way.name(), way.to());
  }

  private Uni<Boolean> write() {
    List<Seen> some = new ArrayList<>();
    for (Seen next = unwritten.poll(); next != null; next = unwritten.poll()) {
      some.add(next);
    }
    return some.isEmpty()
        ? Uni.createFrom().item(false)
        : store.keep(some).onFailure().invoke(() -> unwritten.addAll(some)).replaceWith(false);
  }
}
