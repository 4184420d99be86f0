package dev.lockstep.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The next offset wanted of each partition within one transaction. */
final class Progress {

  private final Map<TopicPartition, Long> next = new LinkedHashMap<>();

  void set(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** Moves past the record; false when it was behind already. */
  boolean pass(Received received) {
    Long wanted = next.get(received.partition());
    if (wanted != null && received.offset() < wanted) {
      return false;
    }
    next.put(received.partition(), received.offset() + 1);
    return true;
  }

  List<TopicPartition> partitions() {
    return List.copyOf(next.keySet());
  }

  Long next(TopicPartition partition) {
    return next.getOrDefault(partition, 0L);
  }
}
