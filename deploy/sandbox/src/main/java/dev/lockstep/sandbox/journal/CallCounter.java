package dev.lockstep.sandbox.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls per upstream, endpoint template and status. */
public final class CallCounter {
  private record Key(String upstream, String endpoint, int status) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = upstream.compareTo(other.upstream);
      order = order != 0 ? order : endpoint.compareTo(other.endpoint);
      return order != 0 ? order : Integer.compare(status, other.status);
    }
  }

  private final Map<Key, Long> counts = new TreeMap<>();

  /** Counts one call. */
  public void count(String upstream, String endpoint, int status) {
    counts.merge(new Key(upstream, endpoint, status), 1L, Long::sum);
  }

  /** All counts, sorted. */
  public List<CallCount> all() {
    return counts.entrySet().stream()
        .map(
            entry ->
                new CallCount(
                    entry.getKey().upstream(),
                    entry.getKey().endpoint(),
                    entry.getKey().status(),
                    entry.getValue()))
        .toList();
  }

  /** Starts again at nothing. */
  public void reset() {
    counts.clear();
  }
}
