package dev.lockstep.notify;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.testing.SampleItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as the connectors and the engine publish them. */
public final class Samples {

  private Samples() {}

  /** An item that nothing happened to, version 1. */
  public static SampleItem item(String id) {
    return SampleItem.of("SHOP-" + id).ref(WorkItemRef.jira("1", id)).summary("Summary of " + id);
  }

  /** The engine's decision to bring an item to its status. */
  public static Envelope<DecisionMade> decision(
      SampleItem item, String explanation, @Nullable String evidence) {
    return Envelope.of(
        "/sync-engine",
        item.time(),
        Origin.LIVE,
        new DecisionMade(
            item.ref(),
            item.key(),
            Verdict.ACT,
            null,
            "open pull request",
            "To Do",
            item.status(),
            List.of(
                new Fact("open pull request", Truth.YES, evidence),
                new Fact("branch", Truth.UNKNOWN, "not read yet")),
            explanation,
            "command-1",
            "standard",
            null,
            List.of(),
            item.time().toEpochMilli() * 1000,
            item.time()));
  }
}
