package dev.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RestartPolicy policy = new RestartPolicy(() -> true);

  @Test
  void waitsTwiceAsLongAfterEachDeathUpToHalfAMinute() {
    long[] expected = {1, 2, 4, 8, 16, 30, 30};
    for (int i = 0; i < expected.length; i++) {
      Instant startedAt = START.plusSeconds(20L * i);
      assertThat(policy.died(startedAt, startedAt.plusSeconds(5)))
          .contains(Duration.ofSeconds(expected[i]));
    }
  }

  @Test
  void beginsAnewAfterALifeOfMoreThanAMinute() {
    policy.died(START, START.plusSeconds(1));
    policy.died(START.plusSeconds(2), START.plusSeconds(3));

    assertThat(policy.died(START.plusSeconds(5), START.plusSeconds(70)))
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void givesUpAtTheFifthDeathWithinAMinute() {
    for (int i = 0; i < 4; i++) {
      assertThat(policy.died(START, START.plusSeconds(10L * i))).isPresent();
    }

    assertThat(policy.died(START, START.plusSeconds(50))).isEmpty();
  }
}
