package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.sandbox.journal.CallCount;
import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What sweeps cost, with one repository in scope. */
@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.GLOBAL)
@TestProfile(CallsComponentTest.OneRepository.class)
class CallsComponentTest {

  public static final class OneRepository implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("lockstep.schema", "scm_calls", "BITBUCKET_REPOSITORIES", "counted");
    }
  }

  private final Team team = new Team();

  private static long count(List<CallCount> calls, String endpoint) {
    return calls.stream()
        .filter(call -> call.upstream().equals("bitbucket") && call.endpoint().contains(endpoint))
        .mapToLong(CallCount::count)
        .sum();
  }

  @Test
  void an_idle_sweep_costs_two_calls_however_many_keys_the_repository_names() {
    team.bitbucket.repository("counted");
    IntStream.rangeClosed(1, 40)
        .forEach(
            i -> {
              team.bitbucket.push("counted", "feature/ABC-" + i, DANA);
              team.bitbucket.open("counted", "ABC-" + i, "feature/ABC-" + i, DANA);
            });
    Team.projects(Topics.DIRECTORY, "ABC");
    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class)) {
      scans.await(scan -> scan.repository().name().equals("counted"));
    }
    team.sandbox.resetCalls();

    List<CallCount> calls =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(team.sandbox::calls, seen -> count(seen, "/refs/branches") >= 3);

    // A sweep is pull requests, then branches: one may be ahead of the other when it is counted.
    long pullRequests = count(calls, "/pullrequests");
    long branches = count(calls, "/refs/branches");
    assertThat(pullRequests - branches).isBetween(-1L, 1L);
    assertThat(count(calls, "")).isEqualTo(pullRequests + branches);
  }
}
