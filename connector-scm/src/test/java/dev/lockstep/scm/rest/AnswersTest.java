package dev.lockstep.scm.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unavailable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

  @Test
  void times_are_read_in_both_forms() {
    assertThat(Answers.time("2026-11-20T12:00:00.123456+02:00"))
        .contains(Instant.parse("2026-11-20T10:00:00.123456Z"));
    assertThat(Answers.time(1_795_168_800_123L)).contains(Instant.ofEpochMilli(1_795_168_800_123L));
  }

  @Test
  void what_is_no_time_or_too_far_away_for_a_version_is_none() {
    for (String text : List.of("", "yesterday", "2026-11-20", "+12026-11-20T10:00:00Z")) {
      assertThat(Answers.time(text)).as(text).isEmpty();
    }
    assertThat(Answers.time(Long.MAX_VALUE)).isEmpty();
    assertThat(Answers.time(Long.MIN_VALUE)).isEmpty();
    assertThat(Answers.time((String) null)).isEmpty();
    assertThat(Answers.time((Long) null)).isEmpty();
  }

  @Test
  void a_page_without_its_list_is_no_empty_page() {
    assertThat(Answers.listed(List.of())).isEmpty();
    assertThatThrownBy(() -> Answers.listed(null)).isInstanceOf(Unavailable.class);
  }
}
