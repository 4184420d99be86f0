package dev.lockstep.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The counters of one name, each made once and then found by the values of its tags. Values come
 * from small sets (types, reasons), never from keys or ids.
 */
public final class Counters {

  private final MeterRegistry metrics;
  private final String name;
  private final List<String> tags;
  private final Map<List<String>, Counter> made = new ConcurrentHashMap<>();

  /**
   * @param name by the scheme {@code lockstep.area.what}
   * @param tags names of the tags
   */
  public Counters(MeterRegistry metrics, String name, String... tags) {
    this.metrics = metrics;
    this.name = name;
    this.tags = List.of(tags);
  }

  /** The counter with these values of its tags, in their order. */
  public Counter of(String... values) {
    return made.computeIfAbsent(List.of(values), this::make);
  }

  private Counter make(List<String> values) {
    List<Tag> all =
        IntStream.range(0, tags.size()).mapToObj(i -> Tag.of(tags.get(i), values.get(i))).toList();
    return Counter.builder(name).tags(all).register(metrics);
  }
}
