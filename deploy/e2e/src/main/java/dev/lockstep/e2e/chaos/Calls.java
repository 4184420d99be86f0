package dev.lockstep.e2e.chaos;

import dev.lockstep.sandbox.journal.CallCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls to the upstreams.
 *
 * @param counts by upstream, endpoint and whether it was answered well
 * @param changes that people made meanwhile
 */
record Calls(Map<String, Long> counts, int changes) {
  private static final String READ = "jira GET /issue/{idOrKey}";
  private static final String OK = " ok";

  /** What one in ten calls that fail, a few processes that die at the wrong moment cost at most. */
  private static final double MOST_READS_PER_MOVE = 2;

  /** Calls so far. */
  static Map<String, Long> by(List<CallCount> calls) {
    Map<String, Long> counts = new TreeMap<>();
    for (CallCount call : calls) {
      String endpoint =
          call.endpoint()
              .replace("/jira/{site}/rest/api/3", "")
              .replace("/bitbucket/2.0/repositories", "");
      counts.merge(
          call.upstream() + " " + endpoint + (call.status() < 300 ? OK : ""),
          call.count(),
          Long::sum);
    }
    return counts;
  }

  static Calls between(Map<String, Long> before, Map<String, Long> after, int changes) {
    Map<String, Long> counts = new TreeMap<>();
    after.forEach(
        (endpoint, count) -> {
          long more = count - before.getOrDefault(endpoint, 0L);
          if (more > 0) {
            counts.put(endpoint, more);
          }
        });
    return new Calls(counts, changes);
  }

  private long all(String endpoint) {
    return counts.getOrDefault(endpoint, 0L) + counts.getOrDefault(endpoint + OK, 0L);
  }

  /** For people. */
  String perChange() {
    return counts.keySet().stream()
        .map(endpoint -> endpoint.replace(OK, ""))
        .distinct()
        .map(
            endpoint ->
                "%s %.2f".formatted(endpoint, (double) all(endpoint) / Math.max(1, changes)))
        .collect(Collectors.joining(", "));
  }

  /** What was called more often than the moves explain. */
  List<String> beyondBounds(int moves) {
    List<String> beyond = new ArrayList<>();
    if (all(READ) > MOST_READS_PER_MOVE * moves) {
      beyond.add("%d reads of single issues for %d moves".formatted(all(READ), moves));
    }
    return beyond;
  }
}
