package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.mention.Mentions;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.CodeHostContract;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.RepositoryPeople;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bitbucket Data Center keeps the contract of code hosts, in a sandbox of its own. */
@QuarkusTest
@RealParts
class BitbucketServerComponentTest extends CodeHostContract {

  private static final String PROJECT = "CONTRACT";

  private static final Sandbox OWN = Sandbox.start(); // what goes wrong here goes wrong here only

  private final BitbucketPeople project = sandbox.bitbucketDataCenter(PROJECT);

  BitbucketServerComponentTest() {
    super(OWN.client(), "bitbucket", server());
  }

  private static CodeHost server() {
    return new BitbucketServer(
        PROJECT,
        RepositoryPatterns.ALL,
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        OWN.bitbucketDataCenter(),
        new Door(
            OWN.uri().resolve("/bitbucket-dc/rest/api/latest"),
            Authorization.bearer("token"),
            new Failures(),
            new UpstreamGateway(
                "bitbucket-dc/contract",
                new Pace(500, () -> 1),
                Duration.ofSeconds(10),
                Clock.systemUTC(),
                new SimpleMeterRegistry())),
        Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Override
  protected RepositoryRef newRepository(String name) {
    project.repository(name);
    return new RepositoryRef("bitbucket-dc", PROJECT, name);
  }

  @Override
  protected People peopleOf(RepositoryRef repository) {
    return new RepositoryPeople(project, repository.name());
  }

  @Test
  void a_server_that_gives_short_pages_only_is_read_to_its_end_all_the_same() {
    RepositoryRef repository = newRepository();
    project.push(repository.name(), "feature/ABC-1", "Dana Developer");
    for (int i = 1; i <= 25; i++) {
      project.open(repository.name(), "ABC-" + i, "feature/ABC-1", "Dana Developer");
    }
    sandbox.bitbucketDataCenter(new Requests.BitbucketDataCenter(true, 10));
    List<Long> told;
    try {
      told = tell(repository, page -> {});
    } finally {
      sandbox.bitbucketDataCenter(Requests.BitbucketDataCenter.PLAIN);
    }
    assertThat(told).containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
  }

  @Test
  void archived_repositories_are_told_and_nothing_is_a_stamp() {
    RepositoryRef repository = newRepository();
    project.archive(repository.name());

    assertThat(host.repositories().await().atMost(Duration.ofSeconds(10)))
        .filteredOn(listed -> listed.ref().equals(repository))
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.archived()).isTrue();
              assertThat(listed.stamp()).isNull();
              assertThat(listed.id()).isNotEqualTo(repository.name());
            });
  }

  @Test
  void many_that_move_to_the_front_while_the_list_is_read_hide_no_other() {
    RepositoryRef repository = newRepository();
    String slug = repository.name();
    project.push(slug, "feature/ABC-1", "Dana Developer");
    for (int i = 1; i <= 120; i++) {
      project.open(slug, "ABC-" + i, "feature/ABC-1", "Dana Developer");
    }

    List<Long> told =
        tell(
            repository,
            shown -> {
              if (shown == 1) {
                for (int i = 1; i <= 15; i++) { // more than two pages have in common
                  project.retitle(slug, i, "ABC-" + i + " again", "Dana Developer");
                }
              }
            });

    assertThat(told.subList(0, 120))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 120).boxed().toList());
    assertThat(told.subList(120, told.size()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
  }

  @Test
  void a_pull_request_that_was_deleted_without_a_webhook_is_missed_twice_and_told_as_declined() {
    RepositoryRef repository = newRepository();
    String slug = repository.name();
    project.push(slug, "feature/ABC-1", "Dana Developer");
    int stays = project.open(slug, "stays", "feature/ABC-1", "Dana Developer").id();
    int closed = project.open(slug, "is declined", "feature/ABC-1", "Dana Developer").id();
    int gone = project.open(slug, "ABC-2", "feature/ABC-1", "Dana Developer").id();
    MutableClock clock = MutableClock.at("2026-11-27T10:00:00Z");
    Feed feed = new DeletedFeed(repository, (BitbucketServer) host, Duration.ofHours(1), clock);

    Feed.Page counted = read(feed, Optional.empty());
    project.decline(slug, closed, "Dana Developer");
    project.delete(slug, gone, "Dana Developer");
    sandbox.resetCalls();
    Feed.Page tooEarly = read(feed, Optional.of(counted.next()));
    long callsTooEarly = sandbox.calls("bitbucket-dc", "");
    clock.advance(Duration.ofHours(1));
    Feed.Page once = read(feed, Optional.of(tooEarly.next()));
    clock.advance(Duration.ofHours(1));
    Feed.Page twice = read(feed, Optional.of(once.next()));
    clock.advance(Duration.ofHours(1));
    Feed.Page afterwards = read(feed, Optional.of(twice.next()));

    assertThat(callsTooEarly).isZero();
    assertThat(counted.events()).isEmpty();
    assertThat(once.events()).isEmpty();
    assertThat(afterwards.events()).isEmpty();
    assertThat(twice.events())
        .singleElement()
        .isInstanceOfSatisfying(
            PullRequestChanged.class,
            deleted -> {
              assertThat(deleted.number()).isEqualTo(gone);
              assertThat(deleted.state()).isEqualTo(State.DECLINED);
              assertThat(deleted.nativeState()).isEqualTo("DELETED");
              assertThat(deleted.sourceBranch()).isEqualTo("feature/ABC-1");
              assertThat(deleted.author()).isNotNull();
              assertThat(deleted.occurredAt()).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
              assertThat(deleted.mentions())
                  .extracting(KeyMention::key)
                  .containsExactly("ABC-1", "ABC-2");
            });
    assertThat(PullRequestCensus.parse(Optional.of(afterwards.next())).open())
        .extracting(PullRequestCensus.Open::number)
        .containsExactly((long) stays);
  }

  private static Feed.Page read(Feed feed, Optional<String> cursor) {
    return feed.since(cursor, texts -> Mentions.in(Set.of("ABC"), false, texts))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private List<Long> tell(RepositoryRef repository, IntConsumer afterPage) {
    List<Long> told = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int shown = 0;
    for (boolean more = true; more; ) {
      CodeHost.Page page =
          host.changesSince(repository, cursor).await().atMost(Duration.ofSeconds(10));
      page.pullRequests().forEach(one -> told.add(one.number()));
      if (!page.pullRequests().isEmpty()) {
        afterPage.accept(++shown);
      }
      cursor = Optional.of(page.next());
      more = page.more();
    }
    return told;
  }
}
