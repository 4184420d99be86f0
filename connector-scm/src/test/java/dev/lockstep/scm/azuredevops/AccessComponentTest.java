package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and what is done about limits. */
@QuarkusTest
@RealParts
class AccessComponentTest {

  private static final Sandbox OWN = Sandbox.start();

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @AfterEach
  void noFaults() {
    OWN.client().noFaults();
  }

  private static URI tokens() {
    return URI.create(OWN.azureDevOps() + "/login/tenant/oauth2/v2.0/token");
  }

  private static long asked() {
    return OWN.client().calls("azure-devops", "oauth2/v2.0/token");
  }

  @Test
  void a_page_to_sign_in_means_that_the_token_is_no_good() {
    OWN.client().azureDevOps("pat").repository("Shop/web");
    AzureDevOps good = Own.host(OWN, "pat", Boards.PLAIN);
    AzureDevOps expired =
        Own.host(Own.client(OWN, "pat", AzureDevOpsClient.token("expired-1")), Boards.PLAIN);

    assertThat(await(good.repositories())).hasSize(1);
    assertThatThrownBy(() -> await(expired.repositories()))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("sign in")
        .hasMessageNotContaining("expired-1");
  }

  @Test
  void a_token_of_entra_is_held_and_got_anew_before_its_end() {
    OWN.client().azureDevOps("entra").repository("Shop/web");
    OWN.client().azureDevOps("entra").tokensLive(1_000);
    MutableClock clock = MutableClock.at(Instant.parse("2026-01-05T10:00:00Z"));
    EntraToken token = new EntraToken(tokens(), "app", "secret", clock);
    AzureDevOps host = Own.host(Own.client(OWN, "entra", token), Boards.PLAIN);
    long before = asked();

    await(host.repositories());
    clock.advance(Duration.ofSeconds(899));
    await(host.repositories());
    assertThat(asked()).isEqualTo(before + 1);
    clock.advance(Duration.ofSeconds(2));
    await(host.repositories());
    assertThat(asked()).isEqualTo(before + 2);
  }

  @Test
  void a_token_that_is_refused_is_not_used_again() {
    OWN.client().azureDevOps("ended").repository("Shop/web");
    OWN.client().azureDevOps("ended").tokensLive(0);
    EntraToken token = new EntraToken(tokens(), "app", "secret", Clock.systemUTC());
    AzureDevOps host = Own.host(Own.client(OWN, "ended", token), Boards.PLAIN);

    assertThatThrownBy(() -> await(host.repositories())).isInstanceOf(Unauthorized.class);
    OWN.client().azureDevOps("ended").tokensLive(3_600);

    assertThat(await(host.repositories())).hasSize(1);
  }

  @Test
  void an_application_with_a_wrong_secret_is_told_so_without_it() {
    OWN.client().azureDevOps("wrong").repository("Shop/web");
    EntraToken token = new EntraToken(tokens(), "app", "wrong", Clock.systemUTC());
    AzureDevOps host = Own.host(Own.client(OWN, "wrong", token), Boards.PLAIN);

    assertThatThrownBy(() -> await(host.repositories()))
        .isInstanceOf(Unauthorized.class)
        .hasMessage("Entra ID gives no token: 401");
  }

  @Test
  void an_answer_that_was_held_back_makes_the_next_call_wait() {
    OWN.client().azureDevOps("units").repository("Shop/web");
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    AzureDevOpsClient client =
        new AzureDevOpsClient(
            OWN.azureDevOps(),
            "units",
            AzureDevOpsClient.token("token"),
            Own.gateway("units", metrics));
    OWN.client().faults("{\"limits\":{\"azureDevOpsUnits\":2}}");

    await(Own.host(client, Boards.PLAIN).repositories()); // the last of three calls is late

    assertThat(
            metrics
                .counter(
                    "lockstep.upstream.pauses",
                    "upstream",
                    "azure-devops/units",
                    "scope",
                    "credential",
                    "reason",
                    "unsaid")
                .count())
        .isEqualTo(1);
  }

  @Test
  void far_above_the_limit_it_says_how_long_to_wait() {
    OWN.client().azureDevOps("blocked").repository("Shop/web");
    AzureDevOps host = Own.host(OWN, "blocked", Boards.PLAIN);
    OWN.client().faults("{\"azureDevOps\":{\"throttleRate\":1,\"retryAfterSeconds\":60}}");

    assertThatThrownBy(() -> await(host.repositories()))
        .isInstanceOfSatisfying(
            Throttled.class,
            told -> {
              assertThat(told.retryAfter()).isEqualTo(Duration.ofSeconds(60));
              assertThat(told.reason()).isEqualTo("tstu");
            });
  }
}
