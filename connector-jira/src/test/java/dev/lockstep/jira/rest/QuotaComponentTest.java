package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class QuotaComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Clients clients;

  private final SandboxClient sandbox = SandboxSites.client();

  @AfterEach
  void nothing_goes_wrong_any_more() {
    sandbox.noFaults();
  }

  @ParameterizedTest
  @CsvSource({"jira-quota-global-based, true", "jira-quota-tenant-based, false"})
  void a_quota_of_all_sites_stops_every_site_of_the_account_and_no_other_account(
      String reason, boolean everywhere) {
    String account = reason + "@example.com";
    JiraClient<WriteApi> told = client("told-" + reason, account);
    JiraClient<WriteApi> sibling = client("sibling-" + reason, account);
    JiraClient<WriteApi> other = client("sibling-" + reason, "another@example.com");
    sandbox.faults(
        "{\"jira\":{\"throttleRate\":1,\"throttleReason\":\"%s\",\"retryAfterSeconds\":60,\"only\":\"/told-%s/\"}}"
            .formatted(reason, reason));

    assertThatThrownBy(() -> ask(told)).isInstanceOf(Throttled.class);
    sandbox.resetCalls();
    if (everywhere) {
      assertThatThrownBy(() -> ask(sibling))
          .isInstanceOfSatisfying(
              Throttled.class,
              pause -> {
                assertThat(pause.scope()).isEqualTo(Scope.CREDENTIAL);
                assertThat(pause.retryAfter())
                    .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
              });
      assertThat(asked()).isZero();
    } else {
      ask(sibling);
      assertThat(asked()).isEqualTo(1);
    }

    sandbox.resetCalls();
    ask(other);
    assertThat(asked()).isEqualTo(1);
  }

  private static void ask(JiraClient<WriteApi> client) {
    client.read("attachment/meta", WriteApi::attachmentLimits).await().atMost(PATIENCE);
  }

  private long asked() {
    return sandbox.calls("jira", "/attachment/meta");
  }

  private JiraClient<WriteApi> client(String site, String account) {
    sandbox.jira(site);
    URI uri = URI.create(ConfigProvider.getConfig().getValue("sandbox.uri", String.class));
    return clients
        .of(
            WriteApi.class,
            JiraInstance.cloud(
                site, URI.create(uri + "/jira/" + site), account, new Secret("token")))
        .below("/rest/api/3", WriteApi.class);
  }
}
