package dev.lockstep.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.web.HealthSummary.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthSummaryTest {
  private static final Check DATABASE = check("Reactive PostgreSQL connections health check", true);
  private static final Check JIRA = check("jira", true);

  @Test
  void everything_up_is_healthy() {
    assertThat(HealthSummary.of("x", List.of(DATABASE), List.of(JIRA)))
        .isEqualTo(new HealthSummary("healthy", "x", "connected", List.of(DATABASE, JIRA)));
  }

  @Test
  void a_wellness_check_down_degrades_and_a_vital_one_stops() {
    HealthSummary degraded =
        HealthSummary.of("x", List.of(DATABASE), List.of(check("jira", false)));
    HealthSummary unhealthy =
        HealthSummary.of("x", List.of(check("database", false)), List.of(JIRA));

    assertThat(degraded.status()).isEqualTo("degraded");
    assertThat(degraded.works()).isTrue();
    assertThat(unhealthy.status()).isEqualTo("unhealthy");
    assertThat(unhealthy.database()).isEqualTo("disconnected");
    assertThat(unhealthy.works()).isFalse();
  }

  @Test
  void a_service_without_database_says_nothing_of_it() {
    assertThat(HealthSummary.of("x", List.of(), List.of()).database()).isNull();
  }

  private static Check check(String name, boolean up) {
    return new Check(name, up ? "UP" : "DOWN", Map.of());
  }
}
