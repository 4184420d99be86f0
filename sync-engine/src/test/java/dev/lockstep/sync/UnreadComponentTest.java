package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionWorkItem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a repository is not read yet holds decisions back. */
@QuarkusTest
@RealParts
class UnreadComponentTest {

  @Inject Scene scene;

  @BeforeEach
  void anItemNobodyElseUses() {
    scene.chosen("SHOP");
  }

  @Test
  void anUnreadRepositoryHoldsTheDecisionBackUntilItWasRead() {
    RepositoryRef unread = new RepositoryRef("bitbucket", "acme", "unread-" + scene.number());
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.branch(unread, 1));
    scene.decisions(Verdict.SKIP, SkipReason.UNKNOWN_FACT);

    scene.publish(Origin.LIVE, new RepositoryScanned(unread, true, 1, Instant.EPOCH));
    assertThat(scene.commands(TransitionWorkItem.class, 1).get(0).wanted())
        .containsExactly("In Progress");
  }

  @Test
  void aRepositoryCountsAsReadOnlyOnceItsBackfillWasTakenIn() {
    RepositoryRef late = new RepositoryRef("bitbucket", "acme", "late-" + scene.number());
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    // The sweep says it published up to an offset that does not exist yet: its backfill is still on
    // its way.
    long beyond = scene.topics().endOf(Topics.SCM_CHANGE_BULK, 0);
    scene.publish(
        Origin.LIVE,
        new RepositoryScanned(
            late, true, Map.of(Topics.SCM_CHANGE_BULK + "-0", beyond), 1, Instant.EPOCH));
    scene.publish(Origin.LIVE, scene.branch(late, 1));
    scene.decisions(Verdict.SKIP, SkipReason.UNKNOWN_FACT);
    assertThat(scene.moves()).isEmpty();

    scene.topics().fillScmBulk(0);
    assertThat(scene.commands(TransitionWorkItem.class, 1).get(0).wanted())
        .containsExactly("In Progress");
  }
}
