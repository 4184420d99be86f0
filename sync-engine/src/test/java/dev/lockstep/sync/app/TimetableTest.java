package dev.lockstep.sync.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.Intervals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

  @Test
  void withoutFixedTimesTheIntervalCounts() {
    assertThat(next("2026-11-20T10:00:00Z", List.of(), "UTC")).isEqualTo("2026-11-20T11:00:00Z");
  }

  @Test
  void fixedTimesAreThoseOfTheZone() {
    List<LocalTime> times = List.of(LocalTime.of(16, 30), LocalTime.of(15, 45));

    assertThat(next("2026-11-20T10:00:00Z", times, "Asia/Kolkata"))
        .isEqualTo("2026-11-20T10:15:00Z");
    assertThat(next("2026-11-20T10:15:00Z", times, "Asia/Kolkata"))
        .isEqualTo("2026-11-20T11:00:00Z");
    assertThat(next("2026-11-20T11:00:00Z", times, "Asia/Kolkata"))
        .isEqualTo("2026-11-21T10:15:00Z");
  }

  @Test
  void aTimeThatTheClockSkipsInSpringIsTakenAfterIt() {
    assertThat(next("2026-03-28T12:00:00Z", List.of(LocalTime.of(2, 30)), "Europe/Berlin"))
        .isEqualTo("2026-03-29T01:30:00Z");
  }

  private static String next(String after, List<LocalTime> times, String zone) {
    Duration any = Duration.ofHours(1);
    Intervals intervals =
        new Intervals(any, any, any, any, any, times, ZoneId.of(zone), any, any, any);
    return new Timetable(Clock.systemUTC(), intervals).nextAfter(Instant.parse(after)).toString();
  }
}
