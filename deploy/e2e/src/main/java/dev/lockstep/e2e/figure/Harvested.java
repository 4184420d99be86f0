package dev.lockstep.e2e.figure;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Work items in trees of 100: a version, nine features below it, ten stories below each.
 *
 * @param index from 0
 */
record Harvested(int index) {
  static final int TREE = 100;
  static final String PROJECT = "BENCH";

  /** An instance no connector speaks to. */
  static final String INSTANCE = "bench";

  private static final int FEATURES = 9;
  private static final Instant BEGAN = Instant.parse("2026-01-05T09:00:00Z");

  private static String keyOf(int index) {
    return PROJECT + "-" + (index + 1);
  }

  private static WorkItemRef refOf(int index) {
    return WorkItemRef.jira(INSTANCE, Integer.toString(1_000_000 + index));
  }

  /** Key of the root of a tree. */
  static String root(int tree) {
    return keyOf(tree * TREE);
  }

  private int place() {
    return index % TREE;
  }

  private WorkItem.@Nullable Parent parent() {
    if (place() == 0) {
      return null;
    }
    int root = index - place();
    int above = place() <= FEATURES ? root : root + 1 + (place() - 1) % FEATURES;
    return new WorkItem.Parent(refOf(above), keyOf(above));
  }

  private WorkItem.Type type() {
    return place() == 0
        ? new WorkItem.Type("10004", "Product Version", 2)
        : place() <= FEATURES
            ? new WorkItem.Type("10000", "Feature", 1)
            : new WorkItem.Type("10101", "Story", 0);
  }

  private WorkItemChanged event() {
    Instant created = BEGAN.plusSeconds(index);
    return new WorkItemChanged(
        new WorkItem(
            refOf(index),
            keyOf(index),
            Set.of(),
            PROJECT,
            type(),
            "Item " + index + " of the benchmark, with a summary of the usual length",
            "As a user I want item " + index + " to be found, so that I can rely on what is shown.",
            new Status("3", "In Progress", Status.Category.IN_PROGRESS),
            new Person("p" + index % 50, "Person " + index % 50),
            new Person("p" + index % 7, "Person " + index % 7),
            "Medium",
            Set.of("team-" + index % 10),
            Set.of("component-" + index % 20),
            Set.of("1." + index % 5),
            parent(),
            List.of(),
            null,
            Map.of(),
            Set.of(),
            List.of(),
            List.of(),
            created,
            created.plusSeconds(3600),
            null,
            null,
            "https://bench.example.org/browse/" + keyOf(index)),
        created.plusSeconds(3600).toEpochMilli(),
        created.plusSeconds(3600),
        null,
        List.of());
  }

  /** As a connector that reads everything for the first time publishes it. */
  ProducerRecord<String, byte[]> asRecord(Instant now) {
    MessageCodec.Encoded encoded =
        MessageCodec.encode(Envelope.of("/bench", now, Origin.BACKFILL, event()));
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
