package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was read a moment ago and seldom changes.
 *
 * @param <K> what it is about
 * @param <V> what was read
 */
final class Kept<K, V> {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private record Entry<V>(V value, Instant read) {}

  private final Clock clock;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

  Kept(Clock clock) {
    this.clock = clock;
  }

  /** What is kept, read again when it is too old. */
  Uni<V> get(K key, Supplier<Uni<V>> read) {
    Entry<V> entry = entries.get(key);
    return entry != null && entry.read().plus(KEPT).isAfter(clock.instant())
        ? Uni.createFrom().item(entry.value())
        : read.get().invoke(value -> entries.put(key, new Entry<>(value, clock.instant())));
  }
}
