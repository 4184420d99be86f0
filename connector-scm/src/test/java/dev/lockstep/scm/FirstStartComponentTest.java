package dev.lockstep.scm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.connector.HmacSignature;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The first start, before anybody told of a project. */
@QuarkusTest
@RealParts
@TestProfile(FirstStartComponentTest.Empty.class)
class FirstStartComponentTest {

  private static final String TOPIC = "lockstep.directory.first-start";

  public static final class Empty implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lockstep.schema", "scm_first_start",
          "mp.messaging.incoming.directory.topics", TOPIC,
          "mp.messaging.incoming.directory.group.id", "connector-scm.directory");
    }
  }

  private static int hook() {
    byte[] body =
        """
        {"repository":{"full_name":"acme/early"},
         "pullrequest":{"id":1,"title":"ABC-1","state":"OPEN","updated_on":"2026-11-20T10:00:00Z"}}\
        """
            .getBytes(StandardCharsets.UTF_8);
    return given()
        .header("X-Event-Key", "pullrequest:created")
        .header("X-Hub-Signature", HmacSignature.sign(body, SandboxResource.SECRET))
        .body(body)
        .post("/webhook/bitbucket")
        .statusCode();
  }

  @Test
  void until_a_project_is_known_nothing_is_swept_and_pull_requests_are_to_be_sent_again() {
    Team team = new Team();
    team.newRepository();
    Awaitility.await() // discovered, so it would be swept
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                given()
                    .header("X-API-Key", "test-key")
                    .get("/health")
                    .then()
                    .body("status", equalTo("degraded"))
                    .body(
                        "checks.find { it.name == 'directory' }.data.reason",
                        containsString("no Jira project"))
                    .body(containsString("never read completely")));
    team.sandbox.resetCalls();

    assertThat(hook()).isEqualTo(503);
    assertThat(team.sandbox.calls("bitbucket", "pullrequests")).isZero();

    Team.projects(TOPIC, "ABC");

    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> hook() == 202);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> team.sandbox.calls("bitbucket", "pullrequests") > 0);
  }
}
