package dev.lockstep.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where each consumer goes on: read from the database when partitions are assigned, advanced there
 * by {@link Consumption}. Kafka's own committed offsets are not used.
 */
@ApplicationScoped
@Default // for Consumption; the identifier is for the connector
@Identifier("stored-offsets")
class StoredOffsets implements KafkaConsumerRebalanceListener {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String ENSURE_AND_READ =
      """
      with wanted as (select * from unnest($2::text[], $3::int[]) as w (topic, partition)),
           added as (insert into consumer_offset (consumer, topic, partition, next)
                     select $1, topic, partition, 0 from wanted on conflict do nothing)
      select topic, partition, next from consumer_offset natural join wanted where consumer = $1 and next > 0""";

  private static final String LOCK =
      """
      select topic, partition, next from consumer_offset
      natural join unnest($2::text[], $3::int[]) as w (topic, partition)
      where consumer = $1 order by topic, partition for update of consumer_offset""";

  private static final String ADVANCE =
      """
      update consumer_offset o set next = w.next from unnest($2::text[], $3::int[], $4::bigint[]) as w (topic, partition, next)
      where o.consumer = $1 and o.topic = w.topic and o.partition = w.partition""";

  private final Pool pool;

  StoredOffsets(Pool pool) {
    this.pool = pool;
  }

  /**
   * Called on the poll thread, which may block; a failure fails the poll and the client tries
   * again.
   */
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    String group = consumer.groupMetadata().groupId();
    for (Row row :
        pool.preparedQuery(ENSURE_AND_READ)
            .execute(tuple(group, List.copyOf(partitions)))
            .await()
            .atMost(PATIENCE)) {
      consumer.seek(new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2));
    }
  }

  /**
   * Locks the offsets for the transaction: a replica that lost a partition waits here and then
   * finds its records old.
   */
  Uni<Progress> lock(Tx tx, String consumer, List<TopicPartition> partitions) {
    return tx.connection()
        .preparedQuery(LOCK)
        .execute(tuple(consumer, partitions))
        .map(
            rows -> {
              Progress progress = new Progress();
              rows.forEach(
                  row ->
                      progress.set(
                          new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2)));
              return progress;
            });
  }

  Uni<Void> advance(Tx tx, String consumer, Progress progress) {
    List<TopicPartition> partitions = progress.partitions();
    Tuple rows = tuple(consumer, partitions);
    rows.addValue(partitions.stream().map(progress::next).toArray(Long[]::new));
    return tx.connection().preparedQuery(ADVANCE).execute(rows).replaceWithVoid();
  }

  private static Tuple tuple(String consumer, List<TopicPartition> partitions) {
    return Tuple.tuple()
        .addString(consumer)
        .addValue(partitions.stream().map(TopicPartition::topic).toArray(String[]::new))
        .addValue(partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new));
  }
}
