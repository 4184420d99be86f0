package dev.lockstep.harvest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.testing.SampleItem;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Brings work items in by the front door, Kafka, and looks at what became of them. */
@Singleton
public class Feed {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Publisher publisher;
  private final Pool pool;
  private final MeterRegistry metrics;

  Feed(Publisher publisher, Pool pool, MeterRegistry metrics) {
    this.publisher = publisher;
    this.pool = pool;
    this.metrics = metrics;
  }

  /** Forgets everything stored. */
  public void clear() {
    pool.query("truncate work_item, work_item_text, issue_key, freshness, gone_item")
        .execute()
        .await()
        .atMost(SOON);
  }

  /** Publishes and waits until the consumer is done with them. */
  public void tell(SampleItem... samples) {
    tell(Arrays.stream(samples).map(SampleItem::published).toList());
  }

  /** As the other, of a deletion. */
  public void tell(WorkItemDeleted deleted) {
    tell(List.of(Envelope.of("/test", Instant.now(), Origin.LIVE, deleted)));
  }

  private void tell(List<? extends Envelope<?>> messages) {
    double before = consumed();
    publisher.publish(messages).await().atMost(SOON);
    await().atMost(SOON).until(() -> consumed() >= before + messages.size());
    assertThat(rows("select key from parked")).isEmpty();
  }

  /** The rows of a query, their columns as texts. */
  public List<List<String>> rows(String sql) {
    return pool.query(sql).execute().await().atMost(SOON).stream().map(Feed::texts).toList();
  }

  /** How many item events were stored, or told nothing new. */
  public double counted(String result) {
    return metrics.counter("lockstep.harvest.items", "result", result).count();
  }

  /** A request with the key. */
  public static RequestSpecification request() {
    return given().header("X-API-Key", "test-key");
  }

  private double consumed() {
    return metrics
        .counter("lockstep.consumer.records", "consumer", "harvest-api.work-items")
        .count();
  }

  private static List<String> texts(Row row) {
    return java.util.stream.IntStream.range(0, row.size())
        .mapToObj(i -> String.valueOf(row.getValue(i)))
        .toList();
  }
}
