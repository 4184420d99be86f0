package dev.lockstep.scm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a host is left alone that does not say how long it wants to be. */
class GrowingPauseTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
  private final GrowingPause pause = new GrowingPause(now::get);

  private Duration refusedLater() {
    now.addAndGet(Duration.ofMinutes(10).toNanos());
    return pause.refused();
  }

  @Test
  void calls_that_are_refused_together_count_as_one() {
    assertThat(pause.refused()).isEqualTo(Duration.ofSeconds(2));
    now.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(pause.refused()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(pause.refused()).isEqualTo(Duration.ofMillis(1_500));
    now.addAndGet(Duration.ofMillis(1_500).toNanos());
    assertThat(pause.refused()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void it_grows_to_ten_minutes_until_a_call_succeeds() {
    Duration last = pause.refused();
    for (int i = 0; i < 100; i++) {
      last = refusedLater();
    }
    assertThat(last).isEqualTo(Duration.ofMinutes(10));

    pause.succeeded();

    assertThat(pause.refused()).isEqualTo(Duration.ofSeconds(2));
  }
}
