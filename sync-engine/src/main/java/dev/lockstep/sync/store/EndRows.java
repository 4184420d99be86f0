package dev.lockstep.sync.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Offsets that must have been taken in before something holds, as columns of a statement. */
final class EndRows {

  private EndRows() {}

  /** Of offsets by {@code topic-partition} of each thing: thing, topic, partition, offset. */
  static Tuple of(Map<String, Map<String, Long>> ends) {
    List<String> things = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    List<Integer> partitions = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    ends.forEach(
        (thing, offsetByEnd) ->
            offsetByEnd.forEach(
                (end, offset) -> {
                  int dash = end.lastIndexOf('-');
                  things.add(thing);
                  topics.add(end.substring(0, dash));
                  partitions.add(Integer.valueOf(end.substring(dash + 1)));
                  offsets.add(offset);
                }));
    return Tuple.of(
        things.toArray(String[]::new),
        topics.toArray(String[]::new),
        partitions.toArray(Integer[]::new),
        offsets.toArray(Long[]::new));
  }
}
