package dev.lockstep.jira.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final Repeats repeats = new Repeats();

  @Test
  void what_was_taken_is_known_for_a_day() {
    repeats.note("a", NOW);

    assertThat(repeats.has("a", NOW.plus(Duration.ofHours(23)))).isTrue();
    assertThat(repeats.has("a", NOW.plus(Duration.ofHours(25)))).isFalse();
    assertThat(repeats.has("b", NOW)).isFalse();
  }

  @Test
  void the_oldest_is_forgotten_for_the_newest() {
    for (int i = 0; i < 30_000; i++) {
      repeats.note("delivery-" + i, NOW.plusMillis(i));
    }

    assertThat(repeats.size()).isEqualTo(20_000);
    assertThat(repeats.has("delivery-9999", NOW)).isFalse();
    assertThat(repeats.has("delivery-10000", NOW)).isTrue();
  }

  @Test
  void what_is_older_than_a_day_takes_no_room() {
    repeats.note("a", NOW);
    repeats.note("b", NOW.plus(Duration.ofHours(25)));

    assertThat(repeats.size()).isEqualTo(1);
  }

  @Test
  void an_id_that_is_longer_than_any_of_jira_is_not_kept() {
    repeats.note("x".repeat(5_000), NOW);

    assertThat(repeats.size()).isZero();
  }
}
