package dev.lockstep.jira.hookcare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.collect.States;
import dev.lockstep.jira.hook.HookTimes;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private final MutableClock clock = MutableClock.at("2026-11-20T10:00:00Z");
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final SiteStates states = States.of(clock);
  private final Heard heard = new Heard();
  private final Silence silence =
      new Silence(new HookTargets(settings("a-secret")), heard, states, clock, metrics);

  @Test
  void three_polls_that_found_what_no_webhook_told_are_told_in_health() {
    started();
    poll(2);
    poll(1);
    assertThat(states.remarks("1")).isEmpty();
    poll(4);

    assertThat(states.remarks("1"))
        .containsExactly(
            "webhooks of Jira 1 are silent and never came: 7 changes were found by polling only;"
                + " check System > WebHooks, URL https://lockstep.example/webhook/jira/1");
    assertThat(missed()).isEqualTo(7);
  }

  @Test
  void polls_that_found_nothing_prove_nothing() {
    started();
    poll(1);
    poll(0);
    poll(1);
    poll(0);
    poll(0);
    poll(1);

    assertThat(states.remarks("1")).hasSize(1);
  }

  @Test
  void the_next_webhook_ends_it() {
    heard.last = clock.instant().minusSeconds(600);
    started();
    Stream.of(1, 1, 1).forEach(this::poll);
    assertThat(states.remarks("1").get(0)).contains("silent since 2026-11-20T09:50:00Z");

    heard.last = clock.instant();
    poll(0);

    assertThat(states.remarks("1")).isEmpty();
  }

  @Test
  void a_webhook_between_two_polls_begins_the_count_anew() {
    started();
    poll(1);
    poll(1);
    heard.last = clock.instant();
    poll(1);
    poll(1);

    assertThat(states.remarks("1")).isEmpty();
    assertThat(missed()).isEqualTo(4);
  }

  @Test
  void what_happened_within_the_last_minute_may_still_be_told() {
    started();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(1));
      await(silence.polled("1", List.of(clock.instant().minusSeconds(59))));
    }

    assertThat(states.remarks("1")).isEmpty();
    assertThat(missed()).isZero();
  }

  @Test
  void what_the_first_poll_after_a_start_found_does_not_count() {
    poll(1_000);

    assertThat(missed()).isZero();
  }

  @Test
  void nothing_is_missed_where_no_webhook_is_expected() {
    Silence off = new Silence(new HookTargets(settings(null)), heard, states, clock, metrics);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(1));
      await(off.polled("1", List.of(Instant.EPOCH)));
    }

    assertThat(states.remarks("1")).isEmpty();
    assertThat(missed()).isZero();
  }

  private void started() {
    poll(0);
  }

  private void poll(int changes) {
    clock.advance(Duration.ofMinutes(1));
    Instant old = clock.instant().minusSeconds(61);
    await(silence.polled("1", Stream.generate(() -> old).limit(changes).toList()));
  }

  private double missed() {
    return metrics.counter("lockstep.jira.webhooks.missed", "instance", "1").count();
  }

  private static void await(Uni<Void> done) {
    done.await().atMost(Duration.ofSeconds(2));
  }

  private static Settings settings(@Nullable String secret) {
    return Settings.read(
            Map.of(
                "LOCKSTEP_PUBLIC_URL", "https://lockstep.example/",
                "JIRA_1_BASE_URL", "https://acme.atlassian.net",
                "JIRA_1_USERNAME", "bot@acme.example",
                "JIRA_1_API_TOKEN", "token",
                "JIRA_1_WEBHOOK_SECRET", secret == null ? "" : secret),
            Set.of(Settings.Need.JIRA))
        .orThrow();
  }

  private static final class Heard implements HookTimes {
    private @Nullable Instant last;

    @Override
    public void heard(String instance, Instant at) {
      last = at;
    }

    @Override
    public Uni<Optional<Instant>> last(String instance) {
      return Uni.createFrom().item(Optional.ofNullable(last));
    }
  }
}
