package dev.lockstep.jira.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class JqlTimeTest {

  private static final Instant TIME = Instant.parse("2026-01-05T12:30:59.999Z");

  @Test
  void milliseconds_are_exact() {
    assertThat(JqlTime.EPOCH_MILLIS.literal(TIME)).isEqualTo("1767616259999");
  }

  @Test
  void minutes_are_those_of_the_profile_and_never_too_late() {
    assertThat(JqlTime.minutes(ZoneId.of("America/New_York")).literal(TIME))
        .isEqualTo("\"2026/01/05 07:30\"");
    assertThat(JqlTime.minutes(ZoneId.of("Asia/Kolkata")).literal(TIME))
        .isEqualTo("\"2026/01/05 18:00\"");
  }

  @Test
  void minutes_before_now_are_rounded_up_and_at_least_one() {
    JqlTime before = JqlTime.before(TIME);

    assertThat(before.literal(TIME.minusSeconds(16 * 60 + 40))).isEqualTo("\"-17m\"");
    assertThat(before.literal(TIME)).isEqualTo("\"-1m\"");
    assertThat(before.literal(TIME.plusSeconds(600))).isEqualTo("\"-1m\"");
  }

  @Test
  void a_query_uses_the_form_of_its_site() {
    assertThat(Jql.changed(List.of("ABC"), TIME, JqlTime.minutes(ZoneId.of("UTC"))))
        .isEqualTo(
            "project in (\"ABC\") AND updated >= \"2026/01/05 12:30\""
                + " ORDER BY updated ASC, key ASC");
  }
}
