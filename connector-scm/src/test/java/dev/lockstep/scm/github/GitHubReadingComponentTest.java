package dev.lockstep.scm.github;

import static dev.lockstep.scm.github.OwnHub.ANA;
import static dev.lockstep.scm.github.OwnHub.ROB;
import static dev.lockstep.scm.github.Readings.await;
import static dev.lockstep.scm.github.Readings.only;
import static dev.lockstep.scm.github.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.github.Readings.Read;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.settings.RepositoryPatterns;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read of GitHub beside what every code host has, and what it costs. */
@QuarkusTest
@RealParts
class GitHubReadingComponentTest {

  private final OwnHub hub = new OwnHub();
  private final SandboxClient sandbox = hub.control;
  private final GitHubPeople people = hub.people;
  private final CodeHost host = hub.host;
  private final RepositoryRef shop = hub.shop;

  @AfterEach
  void close() {
    hub.close();
  }

  private String stamp() {
    return String.valueOf(
        await(host.repositories()).stream()
            .filter(one -> one.ref().equals(shop))
            .findFirst()
            .orElseThrow()
            .stamp());
  }

  @Test
  void whatever_changes_in_a_repository_changes_its_stamp() {
    people.repository("shop");
    List<String> stamps = new ArrayList<>(List.of(stamp()));
    List<Runnable> changes =
        List.of(
            () -> people.push("shop", "feature/ABC-1", "ABC-1", ANA),
            () -> people.push("shop", "feature/ABC-1", "more", ANA),
            () -> people.open("shop", "ABC-1", "feature/ABC-1", ANA),
            () -> people.review("shop", 1, "approved", ROB),
            () -> people.act("shop", 1, "merge", ROB),
            () -> people.deleteBranch("shop", "feature/ABC-1", ANA),
            () -> people.issue("shop", "Broken", "It is", ANA),
            () -> people.issue("shop", 2, "comment", "Indeed", ROB),
            () -> people.release("shop", "v1", "First", ANA),
            () ->
                people.deployed(
                    "shop", people.deploy("shop", "prod", "queued", ANA).id(), "success", ANA));
    for (Runnable change : changes) {
      change.run();
      stamps.add(stamp());
    }

    assertThat(stamps).doesNotHaveDuplicates();
    assertThat(stamp()).isEqualTo(stamp());
  }

  @Test
  void a_hundred_repositories_that_rest_cost_two_calls() {
    IntStream.rangeClosed(1, 100).forEach(i -> people.repository("repository-" + i));
    sandbox.resetCalls();

    List<Repository> listed = await(host.repositories());

    assertThat(listed).hasSize(100).allMatch(one -> one.stamp() != null);
    assertThat(sandbox.calls("github", "")).isEqualTo(2);
  }

  private CodeHost named(String... names) {
    return new GitHub(
        hub.owner, RepositoryPatterns.of(List.of(names)), Duration.ofMinutes(10), hub.client);
  }

  @Test
  void named_repositories_are_asked_for_together_and_those_that_are_not_there_are_told() {
    people.repository("shop");
    people.repository("other");
    people.repository("given");
    people.archive("shop");
    people.transfer("given", "somebody");
    CodeHost named = named("shop", "missing", "given");
    sandbox.resetCalls();

    List<Repository> listed = await(named.repositories());

    assertThat(listed).extracting(one -> one.ref().name()).containsExactly("shop");
    assertThat(listed.get(0).stamp()).isNotNull();
    assertThat(listed.get(0).archived()).isTrue();
    assertThat(sandbox.calls("github", "")).isEqualTo(1);
    assertThat(named.missing())
        .containsExactly(
            "given was transferred to somebody/given",
            "missing is not there, or the credential may not see it");
    assertThatThrownBy(() -> await(named("missing").repositories()))
        .isInstanceOf(UpstreamException.NotFound.class)
        .hasMessageContaining("missing is not there");
  }

  @Test
  void a_named_repository_that_is_renamed_is_listed_and_covered_by_its_new_name() {
    people.repository("shop");
    people.repository("other");
    CodeHost named = named("shop", "other");
    String id = await(named.repositories()).get(1).id();
    RepositoryRef store = GitHub.ref(hub.owner, "store");
    assertThat(named.covers(store)).isFalse();
    people.rename("shop", "Store");

    List<Repository> listed = await(named.repositories());

    assertThat(listed)
        .filteredOn(one -> one.id().equals(id))
        .extracting(Repository::ref)
        .containsExactly(store);
    assertThat(named.covers(store)).isTrue();
    assertThat(named.missing()).isEmpty();
  }

  @Test
  void a_renamed_repository_keeps_its_id() {
    people.repository("shop");
    String id = await(host.repositories()).get(0).id();
    people.rename("shop", "Store");

    Repository renamed = await(host.repositories()).get(0);

    assertThat(renamed.id()).isEqualTo(id);
    assertThat(renamed.ref().name()).isEqualTo("store");
    assertThat(renamed.name()).isEqualTo(hub.owner + "/Store");
  }

  @Test
  void an_owner_that_is_not_there_is_no_empty_one() {
    assertThatThrownBy(() -> await(GitHubs.host("nobody-here", hub.client).repositories()))
        .isInstanceOf(UpstreamException.NotFound.class);
  }

  @Test
  void reviewers_are_told_with_their_verdicts() {
    people.repository("shop");
    people.push("shop", "abc-1", "ABC-1", ANA);
    people.open("shop", "ABC-1", "abc-1", ANA);
    people.requestReview("shop", 1, "Eve Expert", ANA);
    people.review("shop", 1, "approved", ROB);

    assertThat(await(host.pullRequest(shop, 1)).reviews())
        .extracting(one -> one.reviewer().name() + " " + one.verdict())
        .containsExactlyInAnyOrder(
            "eve-expert " + Verdict.REQUESTED, "rob-reviewer " + Verdict.APPROVED);
  }

  @Test
  void later_traversals_cost_what_changed_and_not_what_there_is() {
    people.repository("shop");
    people.push("shop", "abc-1", "ABC-1", ANA);
    IntStream.rangeClosed(1, 700).forEach(i -> people.open("shop", "ABC-" + i, "abc-1", ANA));
    Optional<String> cursor = Optional.empty();
    CodeHost.Page page;
    do {
      page = await(host.changesSince(shop, cursor));
      cursor = Optional.of(page.next());
    } while (page.more());
    people.act("shop", 3, "merge", ROB);
    sandbox.resetCalls();

    CodeHost.Page changed = await(host.changesSince(shop, cursor));

    assertThat(changed.more()).isFalse();
    assertThat(changed.pullRequests().get(changed.pullRequests().size() - 1).number()).isEqualTo(3);
    assertThat(changed.pullRequests()).extracting(one -> one.updated()).isSorted();
    assertThat(sandbox.calls("github", "")).isLessThan(14);
  }

  @Test
  void releases_and_deployments_are_read_again_only_when_the_listing_shows_others() {
    people.repository("shop");
    people.release("shop", "v1", "ABC-1 first", ANA);
    long deployment = people.deploy("shop", "production", "in_progress", ANA).id();
    await(host.repositories());
    Read releases = read(hub.feed("releases"), Optional.empty());
    Read deployments = read(hub.feed("deployments"), Optional.empty());
    await(host.repositories());
    sandbox.resetCalls();

    assertThat(read(hub.feed("releases"), Optional.of(releases.cursor())).events()).isEmpty();
    assertThat(read(hub.feed("deployments"), Optional.of(deployments.cursor())).events()).isEmpty();
    assertThat(sandbox.calls("github", "")).isZero();
    people.deployed("shop", deployment, "success", ANA);
    await(host.repositories());
    Read later = read(hub.feed("deployments"), Optional.of(deployments.cursor()));

    assertThat(only(ReleaseChanged.class, releases))
        .extracting(ReleaseChanged::state)
        .containsExactly(ReleaseChanged.State.RELEASED);
    assertThat(only(DeploymentChanged.class, deployments))
        .extracting(DeploymentChanged::state)
        .containsExactly(DeploymentChanged.State.RUNNING);
    assertThat(only(DeploymentChanged.class, later))
        .extracting(DeploymentChanged::state)
        .containsExactly(DeploymentChanged.State.SUCCESSFUL);
  }

  @Test
  void data_beside_an_error_are_no_answer() {
    people.repository("shop");
    people.push("shop", "abc-1", "ABC-1", ANA);
    people.open("shop", "ABC-1", "abc-1", ANA);
    people.open("shop", "ABC-2", "abc-1", ANA);
    sandbox.faults("{\"limits\":{\"githubNodes\":1}}");

    assertThatThrownBy(() -> await(host.changesSince(shop, Optional.empty())))
        .isInstanceOf(UpstreamException.Unavailable.class);
    assertThatThrownBy(() -> await(host.branches(shop)))
        .isInstanceOf(UpstreamException.Unavailable.class);
  }

  @Test
  void spent_points_throttle_until_the_hour_ends() {
    people.repository("shop");
    CodeHost other =
        GitHubs.host(
            hub.owner,
            GitHubs.client(
                hub.sandbox.github(), dev.lockstep.scm.rest.Authorization.bearer("spends-all")));
    sandbox.faults("{\"limits\":{\"githubHourly\":1}}");
    await(other.branches(shop));

    assertThatThrownBy(() -> await(other.branches(shop)))
        .isInstanceOfSatisfying(
            Throttled.class, told -> assertThat(told.reason()).isEqualTo("graphql-points"));
  }

  @Test
  void secondary_limits_throttle_as_long_as_they_say_or_a_minute_at_least() {
    people.repository("shop");
    sandbox.faults("{\"github\":{\"throttleRate\":1,\"retryAfterSeconds\":30}}");
    CodeHost one = GitHubs.host(hub.owner, GitHubs.client(hub.sandbox.github()));
    assertThatThrownBy(() -> await(one.branches(shop)))
        .isInstanceOfSatisfying(
            Throttled.class,
            told -> assertThat(told.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    sandbox.faults("{\"github\":{\"throttleRate\":1,\"retryAfterSeconds\":0}}");
    CodeHost two = GitHubs.host(hub.owner, GitHubs.client(hub.sandbox.github()));

    assertThatThrownBy(() -> await(two.branches(shop)))
        .isInstanceOfSatisfying(
            Throttled.class,
            told -> {
              assertThat(told.retryAfter()).isEqualTo(Duration.ofMinutes(1));
              assertThat(told.reason()).isEqualTo("secondary");
            });
  }

  @Test
  void a_server_answers_below_its_api_path() {
    people.repository("shop");
    CodeHost server = GitHubs.host(hub.owner, GitHubs.client(hub.sandbox.githubServer()));

    assertThat(await(server.repositories())).hasSize(1);
    assertThat(await(server.branches(shop, Set.of("main")))).hasSize(1);
    assertThat(sandbox.calls("github", "/github/api/graphql")).isPositive();
  }
}
