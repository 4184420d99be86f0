package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.CodeHostContract;
import dev.lockstep.scm.port.RepositoryPeople;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bitbucket Cloud keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@RealParts
class BitbucketCloudComponentTest extends CodeHostContract {

  private static final String WORKSPACE = "contract";

  private static final Sandbox OWN = Sandbox.start(); // what goes wrong here goes wrong here only

  private final BitbucketPeople workspace = sandbox.bitbucket(WORKSPACE);

  BitbucketCloudComponentTest() {
    super(OWN.client(), "bitbucket", host(OWN, Clock.systemUTC()));
  }

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected RepositoryRef newRepository(String name) {
    workspace.repository(name);
    return new RepositoryRef("bitbucket", WORKSPACE, name);
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    return new RepositoryPeople(workspace, repository.name());
  }

  @Test
  void a_listed_update_time_is_a_stamp_until_a_pull_request_shows_that_it_says_nothing() {
    MutableClock clock = MutableClock.at("2026-11-20T10:00:00Z");
    try (Sandbox timed = Sandbox.start(SandboxOptions.local().withClock(clock))) {
      BitbucketPeople people = timed.client().bitbucket(WORKSPACE);
      people.requestsCount(false);
      people.repository("shop");
      people.push("shop", "feature/ABC-1", "Dana Developer");
      CodeHost here = host(timed, clock);
      RepositoryRef shop = new RepositoryRef("bitbucket", WORKSPACE, "shop");
      assertThat(stamps(here)).containsExactly("2026-11-20T10:00:00Z");
      assertThat(here.remarks()).isEmpty();

      clock.advance(Duration.ofMinutes(10));
      people.open("shop", "ABC-1", "feature/ABC-1", "Dana Developer");
      clock.advance(Duration.ofMinutes(10));
      assertThat(stamps(here)).containsExactly("2026-11-20T10:00:00Z");
      here.changesSince(shop, Optional.empty()).await().atMost(Duration.ofSeconds(10));

      assertThat(stamps(here)).containsExactly((String) null);
      assertThat(here.remarks()).singleElement().asString().contains("all are swept");
    }
  }

  @Test
  void that_the_budget_is_nearly_spent_is_told_as_long_as_bitbucket_says_so() {
    try {
      sandbox.faults("{\"bitbucket\":{\"nearLimitRate\":1}}");
      stamps(host);
      assertThat(host.remarks()).containsExactly("the hourly budget of calls is nearly spent");
    } finally {
      sandbox.noFaults();
    }
    stamps(host);
    assertThat(host.remarks()).isEmpty();
  }

  private static List<String> stamps(CodeHost of) {
    List<String> stamps = new ArrayList<>();
    of.repositories()
        .await()
        .atMost(Duration.ofSeconds(10))
        .forEach(repository -> stamps.add(repository.stamp()));
    return stamps;
  }

  private static CodeHost host(Sandbox sandbox, Clock clock) {
    return BitbucketCloud.of(
        new BitbucketSettings(
            sandbox.bitbucket(),
            WORKSPACE,
            new Secret("token"),
            "somebody@example.com",
            RepositoryPatterns.ALL,
            List.of(),
            false,
            500),
        Duration.ofMinutes(10),
        clock,
        new UpstreamGateway(
            "bitbucket/contract",
            new Pace(500, () -> 1),
            Duration.ofSeconds(10),
            Clock.systemUTC(),
            new SimpleMeterRegistry()));
  }
}
