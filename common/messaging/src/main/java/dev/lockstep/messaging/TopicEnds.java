package dev.lockstep.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How far topics reach. Asked after a publish was acknowledged, it covers that publish, so a
 * consumer that has passed these offsets has taken it in.
 */
@ApplicationScoped
public class TopicEnds {

  private final Admin admin;

  TopicEnds(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
  }

  /**
   * The last offset of each partition of the topic that holds anything, by {@code topic-partition}.
   */
  public Uni<Map<String, Long>> of(String topic) {
    return Uni.createFrom()
        .completionStage(
            () -> admin.describeTopics(List.of(topic)).allTopicNames().toCompletionStage())
        .map(
            topics ->
                topics.get(topic).partitions().stream()
                    .collect(
                        Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()),
                            partition -> OffsetSpec.latest())))
        .chain(
            latest ->
                Uni.createFrom()
                    .completionStage(admin.listOffsets(latest).all().toCompletionStage()))
        .map(
            ends -> {
              Map<String, Long> last = new TreeMap<>();
              ends.forEach(
                  (partition, end) -> {
                    if (end.offset() > 0) {
                      last.put(partition.toString(), end.offset() - 1);
                    }
                  });
              return last;
            });
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
