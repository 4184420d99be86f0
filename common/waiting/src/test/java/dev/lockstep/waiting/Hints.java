package dev.lockstep.waiting;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The smallest messages there are. */
final class Hints {

  private Hints() {}

  static List<Envelope<WorkItemHinted>> of(String item, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            version -> {
              Instant at = Instant.ofEpochSecond(1_700_000_000L + version);
              return Envelope.of(
                  "/test",
                  at,
                  Origin.LIVE,
                  new WorkItemHinted(WorkItemRef.jira("1", item), "updated", null, version, at));
            })
        .toList();
  }
}
