package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** The hourly budget of Bitbucket Cloud, which is really 1,000 calls, is spent. */
@QuarkusTest
@RealParts
class BudgetComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HOST =
      "checks.find { it.name == 'code hosts' }.data.'bitbucket/acme'";

  private final Team team = new Team();

  private static ValidatableResponse health() {
    return given().header("X-API-Key", "test-key").get("/health").then();
  }

  @Test
  void when_it_is_spent_nothing_is_asked_health_says_so_and_nothing_is_lost() {
    Team.projects(Topics.DIRECTORY, "ABC");
    RepositoryRef repository = team.newRepository();
    String slug = repository.name();
    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class);
        Topic<PullRequestChanged> pulls = new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class);
        Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class)) {
      scans.await(scan -> scan.repository().equals(repository));
      team.sandbox.faults("{\"limits\":{\"bitbucketHourly\":3}}");
      try {
        Awaitility.await()
            .atMost(PATIENCE)
            .untilAsserted(() -> health().body("status", equalTo("degraded")).body(HOST, paused()));
        team.bitbucket.push(slug, "feature/ABC-1", DANA);
        team.bitbucket.open(slug, "ABC-1", "feature/ABC-1", DANA);
      } finally {
        team.sandbox.noFaults();
      }

      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> health().body(HOST, equalTo("answers")));
      pulls.await(pull -> pull.repository().equals(repository));
      branches.await(branch -> branch.repository().equals(repository));
      assertThat(pulls.all(pull -> pull.repository().equals(repository))).hasSize(1);
    }
  }

  /** What is said of a call that was not made. */
  private static Matcher<String> paused() {
    return containsString("Throttled: bitbucket/acme pauses");
  }
}
