package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {
  @Test
  void stands_still_until_moved_and_takes_its_views_along() {
    MutableClock clock = MutableClock.at("2026-11-20T10:00:00Z");
    MutableClock kolkata = clock.withZone(ZoneId.of("Asia/Kolkata"));

    assertThat(clock.instant()).isEqualTo(clock.instant());
    assertThat(clock.advance(Duration.ofMinutes(1))).isEqualTo("2026-11-20T10:01:00Z");
    assertThat(kolkata.instant()).isEqualTo("2026-11-20T10:01:00Z");

    clock.set(Instant.EPOCH);

    assertThat(kolkata.instant()).isEqualTo(Instant.EPOCH);
  }
}
