package dev.lockstep.jira.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  @ParameterizedTest(name = "configured {0}, told {1}: {2}")
  @CsvSource({
    ", , false, not known",
    "2026-03-01, , false, token expires 2026-03-01",
    ", 2026-03-01T08:00:00Z, false, token expires 2026-03-01",
    "2026-03-01, 2026-02-20T08:00:00Z, false, token expires 2026-02-20",
    "2026-03-01, 2026-04-20T08:00:00Z, false, token expires 2026-03-01",
    "2026-01-20, , false, token expires 2026-01-20",
    "2026-01-19, , true, 'token expires 2026-01-19, in 13 days: make a new one'",
    ", 2026-01-05T13:00:00Z, true, 'token expires 2026-01-05, in 0 days: make a new one'",
    "2026-01-05, , true, token expired 2026-01-05: make a new one",
  })
  void the_earlier_end_counts_and_is_warned_of_two_weeks_before(
      LocalDate configured, Instant told, boolean near, String words) {
    TokenEnd end = TokenEnd.of(configured, told, NOW);

    assertThat(end.isNear()).isEqualTo(near);
    assertThat(end).hasToString(words);
  }
}
