package dev.lockstep.jira.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T00:00:00.000+0000, 2026-01-05T00:00:00Z",
    "2026-01-05T02:30:00.123+0230, 2026-01-05T00:00:00.123Z",
    "2026-01-05T00:00:00.5-0500,   2026-01-05T05:00:00.5Z",
    "2026-01-05T00:00:00+01:00,    2026-01-04T23:00:00Z",
    "2026-01-05T00:00:00.000Z,     2026-01-05T00:00:00Z"
  })
  void reads_every_way_jira_writes_a_time(String text, String instant) {
    assertThat(JiraTime.parse(text)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void numbers_are_milliseconds_or_the_seconds_of_the_example() {
    assertThat(JiraTime.parse("1492070429"))
        .isEqualTo(java.time.Instant.parse("2017-04-13T08:00:29Z"));
    assertThat(JiraTime.parse("1763596800123"))
        .isEqualTo(java.time.Instant.ofEpochMilli(1_763_596_800_123L));
  }
}
