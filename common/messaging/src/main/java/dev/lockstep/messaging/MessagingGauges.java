package dev.lockstep.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What waits on the way in and out, looked up from time to time: how far each consumer is behind
 * its topics, and the outbox.
 */
@ApplicationScoped
class MessagingGauges {

  /** A message's own time tells how old it is: the table needs no column for it. */
  private static final String OUTBOX =
      """
      select count(*), extract(epoch from now() - (select (headers::jsonb ->> 'ce_time')::timestamptz
                                                   from outbox order by id limit 1))::float8 from outbox""";

  private final Pool pool;
  private final TopicEnds ends;
  private final MeterRegistry metrics;
  private final Map<Place, Long> lags = new ConcurrentHashMap<>();
  private volatile long outboxWaiting;
  private volatile double outboxOldest;

  MessagingGauges(Pool pool, TopicEnds ends, MeterRegistry metrics) {
    this.pool = pool;
    this.ends = ends;
    this.metrics = metrics;
    Gauge.builder("lockstep.outbox.waiting", () -> outboxWaiting).register(metrics);
    TimeGauge.builder("lockstep.outbox.oldest", () -> outboxOldest, TimeUnit.SECONDS)
        .register(metrics);
  }

  /** A consumer on a topic. */
  private record Place(String consumer, String topic) {}

  @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> look() {
    return lookAtOutbox().chain(this::lookAtLags);
  }

  private Uni<Void> lookAtOutbox() {
    return pool.query(OUTBOX)
        .execute()
        .invoke(
            rows -> {
              Row row = rows.iterator().next();
              Double oldest = row.getDouble(1);
              outboxWaiting = row.getLong(0);
              outboxOldest = oldest == null ? 0 : Math.max(0, oldest);
            })
        .replaceWithVoid();
  }

  private Uni<Void> lookAtLags() {
    return pool.query("select consumer, topic, partition, next from consumer_offset")
        .execute()
        .chain(
            rows -> {
              Map<Place, Map<String, Long>> next = new HashMap<>();
              rows.forEach(
                  row ->
                      next.computeIfAbsent(
                              new Place(row.getString(0), row.getString(1)),
                              place -> new HashMap<>())
                          .put(row.getString(1) + "-" + row.getInteger(2), row.getLong(3)));
              return Multi.createFrom()
                  .iterable(next.entrySet())
                  .onItem()
                  .transformToUniAndConcatenate(
                      one ->
                          ends.of(one.getKey().topic())
                              .invoke(last -> note(one.getKey(), one.getValue(), last)))
                  .collect()
                  .last()
                  .replaceWithVoid();
            });
  }

  private void note(Place place, Map<String, Long> next, Map<String, Long> last) {
    long lag =
        last.entrySet().stream()
            .mapToLong(end -> Math.max(0, end.getValue() + 1 - next.getOrDefault(end.getKey(), 0L)))
            .sum();
    if (lags.put(place, lag) == null) {
      Gauge.builder("lockstep.consumer.lag", lags, all -> all.getOrDefault(place, 0L))
          .tag("consumer", place.consumer())
          .tag("topic", place.topic())
          .register(metrics);
    }
  }
}
