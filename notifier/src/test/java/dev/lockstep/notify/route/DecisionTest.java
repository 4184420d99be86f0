package dev.lockstep.notify.route;

import static dev.lockstep.notify.Samples.decision;
import static dev.lockstep.notify.Samples.item;
import static dev.lockstep.testing.SampleItem.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {

  private static final Decision TO_REVIEW =
      Decision.of(decision(item("1").in("In Review"), "why", "acme/shop#12")).orElseThrow();

  @Test
  void whatHoldsIsTheEvidence() {
    assertThat(TO_REVIEW.evidence()).isEqualTo("acme/shop#12");
    assertThat(TO_REVIEW.wanted()).isEqualTo("In Review");
  }

  @Test
  void aDecisionToDoNothingIsNotKept() {
    DecisionMade skip =
        new DecisionMade(
            item("1").ref(),
            "SHOP-1",
            Verdict.SKIP,
            SkipReason.ALREADY_THERE,
            "rule",
            "Done",
            "Done",
            List.of(),
            "It is there.",
            null,
            null,
            null,
            List.of(),
            1,
            NOON);
    assertThat(Decision.of(Envelope.of("/sync-engine", NOON, Origin.LIVE, skip))).isEmpty();
    DecisionMade dry =
        new DecisionMade(
            item("1").ref(),
            "SHOP-1",
            Verdict.ACT,
            null,
            "rule",
            "To Do",
            "Done",
            List.of(),
            "It would go.",
            null,
            "standard",
            true,
            List.of(),
            1,
            NOON);
    assertThat(Decision.of(Envelope.of("/sync-engine", NOON, Origin.LIVE, dry))).isEmpty();
  }

  static Stream<Arguments> explains() {
    return Stream.of(
        Arguments.of("a moment later", "1", "In Review", Duration.ofSeconds(2), true),
        Arguments.of(
            "the tracker writes it otherwise", "1", "IN REVIEW", Duration.ofSeconds(2), true),
        Arguments.of(
            "after a pause of the tracker", "1", "In Review", Duration.ofMinutes(59), true),
        Arguments.of("clocks differ a little", "1", "In Review", Duration.ofSeconds(-30), true),
        Arguments.of("another item", "2", "In Review", Duration.ofSeconds(2), false),
        Arguments.of("another status", "1", "Done", Duration.ofSeconds(2), false),
        Arguments.of("long ago", "1", "In Review", Duration.ofHours(2), false),
        Arguments.of("decided after it happened", "1", "In Review", Duration.ofMinutes(-5), false));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource
  void explains(String why, String id, String to, Duration later, boolean expected) {
    StatusChange change =
        new StatusChange(
            "e", item(id).ref(), "SHOP-1", "s", "To Do", to, null, "u", NOON.plus(later), null);
    assertThat(TO_REVIEW.explains(change)).isEqualTo(expected);
  }
}
