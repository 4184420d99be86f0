package dev.lockstep.waiting;

import dev.lockstep.messaging.Backlog;
import dev.lockstep.messaging.Backlog.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many wait in each queue and for how long, looked up from time to time: gauges and the health
 * check answer from here, so that being asked costs nothing.
 */
@ApplicationScoped
class WaitingLevels {

  private static final Level NOTHING = new Level("", 0, Duration.ZERO, Duration.ZERO);

  private final Backlogs backlogs;
  private final MeterRegistry metrics;
  private final Map<Queue, Level> levels = new ConcurrentHashMap<>();

  WaitingLevels(Backlogs backlogs, MeterRegistry metrics) {
    this.backlogs = backlogs;
    this.metrics = metrics;
  }

  /** A queue of a backlog. */
  record Queue(String backlog, String name) {}

  /** What was seen last, of every queue. */
  Map<Queue, Level> seen() {
    return Map.copyOf(levels);
  }

  @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> look() {
    return Multi.createFrom()
        .iterable(backlogs.all())
        .onItem()
        .transformToUniAndConcatenate(
            backlog -> backlog.levels().invoke(seen -> note(backlog, seen)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private void note(Backlog backlog, List<Level> seen) {
    Map<String, Level> byQueue = new HashMap<>();
    seen.forEach(level -> byQueue.put(level.queue(), level));
    for (String name : backlog.queues()) {
      Queue queue = new Queue(backlog.name(), name);
      if (levels.put(queue, byQueue.getOrDefault(name, NOTHING)) == null) {
        register(backlog, queue);
      }
    }
  }

  private void register(Backlog backlog, Queue queue) {
    Tags tags = Tags.of(backlog.queueKind(), queue.name());
    metrics.gauge(backlog.gauge(), tags, levels, all -> all.getOrDefault(queue, NOTHING).waiting());
    TimeGauge.builder(
            "lockstep." + backlog.name() + ".oldest",
            levels,
            TimeUnit.MILLISECONDS,
            all -> all.getOrDefault(queue, NOTHING).oldest().toMillis())
        .tags(tags)
        .register(metrics);
  }
}
