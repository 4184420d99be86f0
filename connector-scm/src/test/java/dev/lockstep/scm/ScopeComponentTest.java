package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Only the repositories that are named, one of which does not exist. */
@QuarkusTest
@RealParts
@TestProfile(ScopeComponentTest.Named.class)
class ScopeComponentTest {

  public static final class Named implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lockstep.schema", "scm_scope", "BITBUCKET_REPOSITORIES", "named-missing, named-there");
    }
  }

  @Test
  void a_repository_that_fails_stops_no_other_and_what_is_not_named_is_left_alone() {
    Team team = new Team();
    team.bitbucket.repository("named-there");
    team.bitbucket.repository("unnamed");
    team.bitbucket.push("named-there", "ABC-1", DANA);
    Team.projects(Topics.DIRECTORY, "ABC");

    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class);
        Topic<DirectoryEntry> directory = new Topic<>(Topics.DIRECTORY, DirectoryEntry.class);
        Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE_BULK, BranchChanged.class)) {
      scans.await(scan -> scan.repository().name().equals("named-there"));
      branches.await(b -> b.repository().name().equals("named-there") && b.name().equals("ABC-1"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  given()
                      .header("X-API-Key", "test-key")
                      .get("/health")
                      .then()
                      .body("status", equalTo("degraded"))
                      .body(containsString("never read completely; then NotFound")));

      assertThat(scans.all(scan -> scan.repository().name().equals("named-missing"))).isEmpty();
      assertThat(scans.all(scan -> scan.repository().name().equals("unnamed"))).isEmpty();
      assertThat(directory.all(entry -> entry.id().equals("named-missing") && entry.exists()))
          .hasSize(1);
      assertThat(directory.all(entry -> entry.id().equals("unnamed"))).isEmpty();
    }
    byte[] body =
        """
        {"repository":{"full_name":"acme/unnamed"},"push":{"changes":[{"new":{"name":"ABC-2"}}]}}\
        """
            .getBytes(StandardCharsets.UTF_8);
    given()
        .header("X-Event-Key", "repo:push")
        .header("X-Hub-Signature", HmacSignature.sign(body, SandboxResource.SECRET))
        .body(body)
        .post("/webhook/bitbucket")
        .then()
        .statusCode(200)
        .body("ignored", equalTo("repository out of scope"));
  }
}
