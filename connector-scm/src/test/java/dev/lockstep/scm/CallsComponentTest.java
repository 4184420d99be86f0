package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.sandbox.BitbucketPeople;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What sweeps cost: of a hundred repositories of Bitbucket Cloud, whose listing tells what changed,
 * and of three of Bitbucket Data Center, whose listing does not.
 */
@QuarkusTest
@RealParts
@TestProfile(CallsComponentTest.Counted.class)
class CallsComponentTest {

  private static final int REPOSITORIES = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String LISTING = "GET /bitbucket/2.0/repositories/{workspace}";

  public static final class Counted implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lockstep.schema", "scm_calls",
          "BITBUCKET_WORKSPACE", "counted",
          "BITBUCKET_DC_BASE_URL", "${sandbox.url}/bitbucket-dc",
          "BITBUCKET_DC_PROJECTS", "COUNTED",
          "BITBUCKET_DC_TOKEN", "token",
          "BITBUCKET_DC_REQUESTS_PER_SECOND", "500",
          "LOCKSTEP_SCM_FULL_SWEEP", "1h");
    }
  }

  private final Team team = new Team();
  private final BitbucketPeople cloud = team.sandbox.bitbucket("counted");
  private final BitbucketPeople dataCenter = team.sandbox.bitbucketDataCenter("COUNTED");

  private long calls(String part) {
    return team.sandbox.calls("bitbucket", part);
  }

  private long listings() {
    return calls(LISTING) - calls(LISTING + "/");
  }

  /** Three listings in a row and nothing else. */
  private boolean isIdle() {
    team.sandbox.resetCalls();
    Awaitility.await().atMost(PATIENCE).until(() -> listings() >= 3);
    return calls("") == listings();
  }

  @Test
  void an_idle_sweep_of_a_hundred_repositories_is_one_call_and_of_three_changed_ones_seven() {
    IntStream.rangeClosed(1, REPOSITORIES).forEach(i -> cloud.repository("repository-" + i));
    IntStream.rangeClosed(1, 40)
        .forEach(
            i -> {
              cloud.push("repository-1", "feature/ABC-" + i, DANA);
              cloud.open("repository-1", "ABC-" + i, "feature/ABC-" + i, DANA);
            });
    IntStream.rangeClosed(1, 3).forEach(i -> dataCenter.repository("server-" + i));
    try (Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class)) {
      Team.projects(Topics.DIRECTORY, "ABC");
      Awaitility.await().atMost(PATIENCE).until(this::isIdle);

      IntStream.rangeClosed(1, 3).forEach(i -> cloud.push("repository-" + i, "fix/ABC-7", DANA));

      for (int i = 1; i <= 3; i++) {
        String name = "repository-" + i;
        branches.await(
            branch -> branch.repository().name().equals(name) && branch.name().equals("fix/ABC-7"));
      }
      assertThat(calls("/pullrequests")).isEqualTo(3);
      assertThat(calls("/refs/branches")).isEqualTo(3);
      assertThat(calls("")).isEqualTo(listings() + 6);
    }
  }

  @Test
  void an_idle_sweep_of_data_center_is_two_calls_a_repository_and_its_share_of_the_listing() {
    IntStream.rangeClosed(1, 3).forEach(i -> dataCenter.repository("server-" + i));
    cloud.repository("repository-1");
    Team.projects(Topics.DIRECTORY, "ABC");
    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class)) {
      for (int i = 1; i <= 3; i++) { // what is read in a first sweep only is behind us
        String name = "server-" + i;
        scans.await(scan -> scan.repository().name().equals(name));
      }
    }
    team.sandbox.resetCalls();

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> team.sandbox.calls("bitbucket-dc", "/branches") >= 9);

    // A sweep is pull requests, then branches: four may be ahead when they are counted.
    long pullRequests = team.sandbox.calls("bitbucket-dc", "/pull-requests");
    long branches = team.sandbox.calls("bitbucket-dc", "/branches");
    assertThat(pullRequests - branches).isBetween(-4L, 4L);
    long listings = team.sandbox.calls("bitbucket-dc", "") - pullRequests - branches;
    assertThat(listings).isBetween(branches / 3 - 2, branches / 3 + 2);
  }
}
