package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.sandbox.GitHubPeople;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What GitHub costs with 100 open issues that are worked on in 7 repositories, which asked issue by
 * issue and repository by repository are 1,400 calls.
 */
@QuarkusTest
@RealParts
@TestProfile(GitHubCallsComponentTest.GitHubOnly.class)
class GitHubCallsComponentTest {

  static final String OWNER = "counted-hub";

  /** Another test's, in the same service. */
  static final String HOOKED = "hooked-hub";

  private static final int REPOSITORIES = 7;
  private static final int ISSUES = 100;
  private static final String LISTING = "/graphql repositories";

  public static final class GitHubOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.ofEntries(
          Map.entry("lockstep.schema", "scm_github_calls"),
          Map.entry("BITBUCKET_API_URL", ""),
          Map.entry("BITBUCKET_WORKSPACE", ""),
          Map.entry("BITBUCKET_TOKEN", ""),
          Map.entry("BITBUCKET_REQUESTS_PER_SECOND", ""),
          Map.entry("BITBUCKET_WEBHOOK_SECRET", ""),
          Map.entry("GITHUB_API_URL", "${sandbox.url}/github"),
          Map.entry("GITHUB_OWNERS", OWNER + "," + HOOKED),
          Map.entry("GITHUB_TOKEN", "token"),
          Map.entry("LOCKSTEP_SCM_FULL_SWEEP", "1h"),
          Map.entry("GITHUB_REQUESTS_PER_SECOND", "500"),
          Map.entry("GITHUB_WEBHOOK_SECRET", "new," + SandboxResource.OLD_SECRET));
    }
  }

  @Inject MeterRegistry metrics;

  private final Team team = new Team();
  private final GitHubPeople people = team.sandbox.github(OWNER);

  private Map<String, Long> calls() {
    return metrics.find("lockstep.upstream.calls").tag("upstream", "github").timers().stream()
        .collect(
            Collectors.toMap(
                timer -> String.valueOf(timer.getId().getTag("endpoint")),
                Timer::count,
                Long::sum,
                TreeMap::new));
  }

  private long listings() {
    return calls().getOrDefault(LISTING, 0L);
  }

  private Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> spent = calls();
    spent.remove(LISTING);
    spent.replaceAll((endpoint, count) -> count - before.getOrDefault(endpoint, 0L));
    spent.values().removeIf(count -> count == 0);
    return spent;
  }

  private void awaitListings(int more) {
    long before = listings();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> listings() >= before + more);
  }

  @Test
  void idle_repositories_cost_the_listing_and_a_changed_pull_request_three_calls_more() {
    for (int i = 0; i < REPOSITORIES; i++) {
      people.repository("repository-" + i);
    }
    for (int i = 0; i < ISSUES; i++) {
      String repository = "repository-" + i % REPOSITORIES;
      people.push(repository, "feature/ABC-" + i, "ABC-" + i, DANA);
      people.open(repository, "ABC-" + i, "feature/ABC-" + i, DANA);
    }
    Team.projects(Topics.DIRECTORY, "ABC");
    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class);
        Topic<PullRequestChanged> pulls =
            new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class)) {
      for (int i = 0; i < REPOSITORIES; i++) {
        String name = "repository-" + i;
        scans.await(
            scan ->
                scan.repository().owner().equals(OWNER) && scan.repository().name().equals(name));
      }
      awaitListings(6); // what was pushed while the first sweep was under way is swept again
      Map<String, Long> before = calls();

      awaitListings(6);
      assertThat(since(before)).isEmpty();

      people.act("repository-3", 1, "merge", DANA); // no webhook is registered
      pulls.await(
          pull -> pull.repository().name().equals("repository-3") && pull.mergedAt() != null);
      awaitListings(6);
      assertThat(since(before))
          .isEqualTo(
              Map.of("/graphql pullRequests", 1L, "/graphql refs", 1L, "/graphql issues", 1L));
    }
  }
}
