package dev.lockstep.jira.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.collect.CollectChanges;
import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.sandbox.SandboxClient;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class SitesHealthComponentTest {

  @Inject @Wellness SitesHealth health;
  @Inject Sites sites;
  @Inject CollectChanges changes;
  @Inject SiteStates states;

  private final SandboxClient sandbox = SandboxSites.client();

  @AfterEach
  void all_is_well_again() {
    sandbox.noFaults();
    collect("1");
  }

  private void collect(String site) {
    changes.collect(sites.find(site).orElseThrow()).await().atMost(Duration.ofSeconds(30));
  }

  private Map<String, Object> data() {
    return health.call().getData().orElseThrow();
  }

  @Test
  void a_site_is_told_with_who_we_are_there() {
    collect("1");

    assertThat(data())
        .hasEntrySatisfying("jira/1", up -> assertThat((String) up).startsWith("up since "))
        .containsEntry("jira/1/deployment", "cloud")
        .containsEntry("jira/1/time-zone", "UTC")
        .hasEntrySatisfying("jira/1/account", who -> assertThat((String) who).contains("("));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"htmlRate\":1' | set JIRA_1_TOKEN",
        "'\"cutRate\":1' | is JIRA_1_BASE_URL right",
        "'\"errorRate\":1,\"errorStatus\":503' | is JIRA_1_BASE_URL right",
        "'\"throttleRate\":1,\"retryAfterSeconds\":1' | JIRA_1_REQUESTS_PER_SECOND",
      })
  void a_site_that_is_down_says_what_to_do_while_the_other_goes_on(String fault, String remedy) {
    sandbox.faults("{\"jira\":{" + fault + ",\"only\":\"/jira/one/\"}}");

    collect("1");
    collect("2");

    assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat((String) data().get("jira/1")).startsWith("down since ").contains(remedy);
    assertThat((String) data().get("jira/2")).startsWith("up since ");
  }

  @Test
  void a_remark_is_told_until_it_is_cleared() {
    states.remark("1", "webhooks", "no webhook came since yesterday");
    assertThat(data()).containsEntry("jira/1/remarks", "no webhook came since yesterday");

    states.clear("1", "webhooks");
    assertThat(data()).doesNotContainKey("jira/1/remarks");
  }

  @Test
  void health_names_each_instance_for_those_with_the_key() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .header("X-API-Key", "secret-key")
                    .get("/health")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("degraded"))
                    .body("checks.find { it.name == 'jira' }.data.'jira/2'", startsWith("up since"))
                    .body(
                        "checks.find { it.name == 'jira' }.data.'jira/3'",
                        containsString("down since")));
  }
}
