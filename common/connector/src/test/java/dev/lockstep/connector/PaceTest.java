package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicInteger replicas = new AtomicInteger(1);
  private final Pace pace = new Pace(10, replicas::get);

  /** How long the last of so many has to wait. */
  private Duration wait(int calls) {
    Duration wait = Duration.ZERO;
    for (int i = 0; i < calls; i++) {
      wait = pace.take();
    }
    return wait;
  }

  @Test
  void aSecondsWorthGoesAtOnceAndTheRestInItsTurn() {
    assertThat(wait(10)).isZero();
    assertThat(wait(10)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1000));
  }

  @Test
  void twoReplicasHaveHalfEach() {
    replicas.set(2);

    assertThat(wait(5)).isZero();
    assertThat(wait(10)).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2000));
  }

  @Test
  void theShareGrowsAgainWhenTheOtherIsGone() {
    replicas.set(2);
    wait(5);
    replicas.set(1);

    assertThat(wait(10)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1000));
  }
}
