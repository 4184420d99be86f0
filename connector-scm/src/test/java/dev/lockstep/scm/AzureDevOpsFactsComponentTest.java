package dev.lockstep.scm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.BuildChanged.State;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.contract.Topics;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The service with builds and tags of Azure DevOps, which its service hooks hint at. */
@QuarkusTest
@RealParts
@TestProfile(AzureDevOpsServiceComponentTest.Organization.class)
class AzureDevOpsFactsComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Team team = new Team();
  private final AzureDevOpsPeople people = team.sandbox.azureDevOps("Acme");
  private final String name = "web-" + UUID.randomUUID().toString().substring(0, 8);
  private final String ref = "azure-devops/acme/Shop:" + name;

  private void sweepANewRepository() {
    people.repository("Shop/" + name);
    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class)) {
      scans.await(scan -> scan.repository().toString().equals(ref));
    }
  }

  private static int post(String body) {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .preemptive()
        .basic("lockstep", "a-secret-of-hooks")
        .body(body)
        .post("/webhook/azure-devops/Acme")
        .statusCode();
  }

  @Test
  void a_tag_that_no_stamp_shows_is_read_when_a_push_is_heard_of() {
    sweepANewRepository();
    people.tag("Shop/" + name, "release-ab#5", true);

    int status =
        post(
            """
            {"id":"%s","eventType":"git.push","resource":{
              "refUpdates":[{"name":"refs/tags/release-ab#5"}],
              "repository":{"id":"r","name":"%s","project":{"name":"Shop"}}}}\
            """
                .formatted(UUID.randomUUID(), name));

    assertThat(status).isEqualTo(202);
    try (Topic<TagChanged> tags = new Topic<>(Topics.SCM_CHANGE, TagChanged.class)) {
      TagChanged tag = tags.awaitData(event -> event.repository().toString().equals(ref));
      assertThat(tag.name()).isEqualTo("release-ab#5");
      assertThat(tag.mentions()).containsExactly(new KeyMention("AB#5", Evidence.TITLE));
    }
  }

  @Test
  void a_build_that_ended_is_told_and_when_it_ran_again_told_anew() {
    sweepANewRepository();
    Awaitility.await() // what ended before the first reading is history
        .atMost(PATIENCE)
        .until(() -> team.sandbox.calls("azure-devops", "/_apis/build/builds") > 0);
    people.push("Shop/" + name, "fix/ab#6", Team.DANA);
    int id = people.build("Shop/" + name, "fix/ab#6", "mend", "failed").id();
    try (Topic<BuildChanged> builds = new Topic<>(Topics.SCM_CHANGE, BuildChanged.class)) {
      BuildChanged failed = builds.awaitData(event -> event.repository().toString().equals(ref));
      people.build(
          "Shop/" + name,
          new AzureDevOpsRequests.Build(id, null, null, null, null, "succeeded", null));

      BuildChanged passed =
          builds.awaitData(
              event ->
                  event.repository().toString().equals(ref) && event.state() == State.SUCCESSFUL);

      assertThat(failed.state()).isEqualTo(State.FAILED);
      assertThat(failed.mentions()).containsExactly(new KeyMention("AB#6", Evidence.BRANCH));
      assertThat(passed.version()).isGreaterThan(failed.version());
      assertThat(builds.all(event -> event.repository().toString().equals(ref))).hasSize(2);
    }
  }
}
