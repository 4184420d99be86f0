package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.local.database.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * How long after a death everything that one process does for all is in living hands again: polls,
 * sweeps, the relay of the outbox. A lease that was prolonged after the death is in living hands.
 */
final class LeaseWatch {
  /** What a living replica adds to now when it prolongs. */
  private static final Duration HELD = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final Map<String, String> SCHEMAS =
      Map.of(
          "connector-jira", "jira",
          "connector-scm", "scm",
          "sync-engine", "sync");

  private static final String NOT_PROLONGED =
      "select count(*) from %s.lease where scope ~ '^(outbox/\\d+|watch|jira/[^/]+)$'"
          + " and until < timestamptz '%s'";

  private final Backlog backlog;
  private final Map<String, CompletableFuture<Optional<Duration>>> outages = new TreeMap<>();

  LeaseWatch(Backlog backlog) {
    this.backlog = backlog;
  }

  /** Begins to watch what these held; not while the database itself is down. */
  void died(Kill kill, int afterChanges) {
    if (kill.victims().contains(PostgresServer.NAME)) {
      return;
    }
    for (String victim : kill.victims()) {
      SCHEMAS.forEach(
          (service, schema) -> {
            if (victim.startsWith(service)) {
              outages.put(
                  victim + " after " + afterChanges,
                  CompletableFuture.supplyAsync(() -> outage(schema, Instant.now())));
            }
          });
    }
  }

  /** Nothing when the database died before it was over. */
  private Optional<Duration> outage(String schema, Instant died) {
    String query = NOT_PROLONGED.formatted(schema, died.plus(HELD));
    try {
      while (backlog.count(query) > 0 && Instant.now().isBefore(died.plus(LONGEST))) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
      return Optional.of(Duration.between(died, Instant.now()));
    } catch (IllegalStateException databaseDown) {
      return Optional.empty();
    }
  }

  /** How long each took; waits for those that are not over. */
  Map<String, Duration> outages() {
    Map<String, Duration> all = new TreeMap<>();
    outages.forEach((who, outage) -> outage.join().ifPresent(took -> all.put(who, took)));
    return all;
  }

  /** For people. */
  String told() {
    return outages().entrySet().stream()
        .map(one -> "%s %.1f s".formatted(one.getKey(), one.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }

  /** Those that took longer than that, as sentences. */
  List<String> longerThan(Duration most) {
    return outages().entrySet().stream()
        .filter(one -> one.getValue().compareTo(most) > 0)
        .map(
            one ->
                "what %s held was taken over only after %.1f s"
                    .formatted(one.getKey(), one.getValue().toMillis() / 1000.0))
        .toList();
  }
}
