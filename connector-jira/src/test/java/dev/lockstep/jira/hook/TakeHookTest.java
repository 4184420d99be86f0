package dev.lockstep.jira.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.jira.cloud.HookDecoders;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TakeHookTest {

  private static final String SECRET = "a-secret";

  private final MutableClock clock = MutableClock.at("2026-11-20T10:00:00Z");
  private final Broker broker = new Broker();
  private final List<String> directories = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final TakeHook takeHook =
      new TakeHook(
          new Doorkeeper(
              Settings.read(
                      Map.of(
                          "JIRA_1_BASE_URL", "https://acme.atlassian.net",
                          "JIRA_1_USERNAME", "bot@acme.example",
                          "JIRA_1_API_TOKEN", "token",
                          "JIRA_1_WEBHOOK_SECRET", SECRET),
                      Set.of(Settings.Need.JIRA))
                  .orThrow()),
          HookDecoders.cloud(),
          new PassOn(broker.publisher(), directories::add, new NoTimes()),
          clock,
          metrics);

  @Test
  void a_delivery_that_is_repeated_is_told_once() {
    assertThat(take("one", "jira:issue_updated")).isEqualTo(new Receipt.Accepted(1));
    assertThat(take("one", "jira:issue_updated")).isInstanceOf(Receipt.Ignored.class);

    assertThat(broker.sent).hasValue(1);
    assertThat(count("ignored", "repeated")).isEqualTo(1);
  }

  @Test
  void a_delivery_that_the_broker_did_not_take_is_taken_when_it_is_repeated() {
    broker.away = true;
    Receipt refused = take("one", "jira:issue_updated");
    broker.away = false;

    assertThat(refused)
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.NOT_STORED));
    assertThat(take("one", "jira:issue_updated")).isEqualTo(new Receipt.Accepted(1));
  }

  @Test
  void deliveries_without_an_id_are_all_told() {
    take(null, "jira:issue_updated");
    take(null, "jira:issue_updated");

    assertThat(broker.sent).hasValue(2);
  }

  @Test
  void a_day_later_it_is_another_delivery() {
    take("one", "jira:issue_updated");
    clock.advance(Duration.ofHours(25));

    assertThat(take("one", "jira:issue_updated")).isEqualTo(new Receipt.Accepted(1));
  }

  @Test
  void a_project_that_changed_has_the_directory_read_again() {
    assertThat(take("one", "project_updated")).isEqualTo(new Receipt.Accepted(0));

    assertThat(directories).containsExactly("1");
    assertThat(count("accepted", "directory")).isEqualTo(1);
  }

  @Test
  void what_is_ignored_is_counted_with_the_reason() {
    take("one", "something_new");
    take("two", "sprint_closed");
    take("three", "attachment_created");

    assertThat(count("ignored", "unknown-event")).isEqualTo(1);
    assertThat(count("ignored", "not-used")).isEqualTo(1);
    assertThat(count("ignored", "no-issue")).isZero(); // it names its issue
  }

  private double count(String result, String reason) {
    return metrics
        .counter("lockstep.webhooks", "source", "jira/1", "result", result, "reason", reason)
        .count();
  }

  private Receipt take(@Nullable String id, String event) {
    byte[] body =
        ("{\"timestamp\":"
                + clock.millis()
                + ",\"webhookEvent\":\""
                + event
                + "\",\"issue\":{\"id\":\"10001\"}}")
            .getBytes(StandardCharsets.UTF_8);
    return takeHook
        .take(
            new Delivery(
                "1", Proof.signed(HmacSignature.sign(body, SECRET)), id, null, "correlation", body))
        .await()
        .atMost(Duration.ofSeconds(2));
  }
}
