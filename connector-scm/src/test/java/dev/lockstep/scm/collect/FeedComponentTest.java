package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.Topic;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.testing.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A feed is read to its end, told once, and gone on with where it failed. */
@QuarkusTest
@RealParts
class FeedComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Projects PROJECTS = new Projects(Set.of("ABC"));

  private final RepositoryRef repository =
      new RepositoryRef("bitbucket", "elsewhere", "feed-" + System.nanoTime());

  @Inject ReadFeed readFeed;
  @Inject Wishes wishes;

  /** Shows two releases a page, and fails before the page it is told to. */
  private final class Releases implements Feed {
    private final List<ReleaseChanged> all = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private int failsAt = -1;

    @Override
    public String scope() {
      return repository + "#releases";
    }

    @Override
    public int every() {
      return 3;
    }

    @Override
    public Uni<Page> since(Optional<String> cursor, Naming naming) {
      int from = cursor.map(Integer::parseInt).orElse(0);
      asked.add(from);
      if (from == failsAt) {
        failsAt = -1;
        return Uni.createFrom().failure(new Unavailable("out for lunch"));
      }
      int to = Math.min(all.size(), from + 2);
      List<Event> events =
          all.subList(from, to).stream().<Event>map(release -> named(release, naming)).toList();
      return Uni.createFrom().item(new Page(events, "" + to, to < all.size()));
    }
  }

  private static ReleaseChanged named(ReleaseChanged release, Naming naming) {
    return release(
        release.repository(),
        Integer.parseInt(release.id()),
        release.occurredAt(),
        naming.in(Map.of(Evidence.TITLE, release.name())));
  }

  private static ReleaseChanged release(
      RepositoryRef repository, int id, Instant at, List<KeyMention> mentions) {
    return new ReleaseChanged(
        repository,
        "" + id,
        "v" + id,
        "Brings ABC-" + id,
        ReleaseChanged.State.RELEASED,
        null,
        at,
        null,
        mentions,
        null,
        at.toEpochMilli(),
        at);
  }

  private void read(Feed feed) {
    readFeed.read(feed, PROJECTS).await().atMost(PATIENCE);
  }

  private List<String> told(String topic) {
    try (Topic<ReleaseChanged> releases = new Topic<>(topic, ReleaseChanged.class)) {
      return releases.all(one -> one.repository().equals(repository)).stream()
          .map(one -> one.id() + " " + one.mentions().get(0).key())
          .toList();
    }
  }

  @Test
  void the_first_reading_is_history_and_goes_on_at_the_page_that_failed() {
    Instant before = Instant.now().minusSeconds(3600);
    Releases feed = new Releases();
    for (int id = 1; id <= 5; id++) {
      feed.all.add(release(repository, id, before.plusSeconds(id), List.of()));
    }
    feed.failsAt = 2;
    assertThatThrownBy(() -> read(feed)).isInstanceOf(Unavailable.class);
    read(feed);

    assertThat(feed.asked).containsExactly(0, 2, 2, 4);
    assertThat(told(Topics.SCM_CHANGE_BULK))
        .containsExactlyInAnyOrder("1 ABC-1", "2 ABC-2", "3 ABC-3", "4 ABC-4", "5 ABC-5");
    assertThat(told(Topics.SCM_CHANGE)).isEmpty();

    feed.all.add(release(repository, 6, Instant.now(), List.of()));
    read(feed);
    read(feed);
    assertThat(told(Topics.SCM_CHANGE)).containsExactly("6 ABC-6");
  }

  @Test
  void an_owners_feed_is_read_in_its_intervals_when_asked_for_and_once_projects_are_known() {
    MutableClock clock = MutableClock.at(Instant.now());
    Releases feed = new Releases();

    ticks(feed, Set.of(), clock).tick().await().atMost(PATIENCE);
    assertThat(feed.asked).as("what it told would name nothing").isEmpty();

    OwnerFeeds feeds = ticks(feed, Set.of("ABC"), clock);
    feeds.tick().await().atMost(PATIENCE);
    clock.advance(Duration.ofMinutes(5));
    feeds.tick().await().atMost(PATIENCE);
    assertThat(feed.asked).as("every third interval").hasSize(1);
    Awaitility.await() // the service takes wishes too, and may have been first
        .atMost(PATIENCE)
        .until(
            () -> {
              wishes.read(feed.scope()).await().atMost(PATIENCE);
              feeds.tick().await().atMost(PATIENCE);
              return feed.asked.size() == 2;
            });
    clock.advance(Duration.ofMinutes(6));
    feeds.tick().await().atMost(PATIENCE);
    assertThat(feed.asked).hasSize(3);
  }

  private OwnerFeeds ticks(Feed feed, Set<String> projects, MutableClock clock) {
    return new OwnerFeeds(
        KnownParts.hosts(feed),
        KnownParts.directory(projects),
        readFeed,
        wishes,
        new SweepBook(new SimpleMeterRegistry()),
        new SweepSettings(Duration.ofMinutes(2), Duration.ofHours(1)),
        clock);
  }

  @Test
  void a_wish_is_taken_once() {
    String feed = repository + "#wished";
    wishes.read(feed).chain(() -> wishes.read(feed)).await().atMost(PATIENCE);

    List<Set<String>> taken = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      taken.add(wishes.take().await().atMost(PATIENCE));
    }
    assertThat(taken).filteredOn(feeds -> feeds.contains(feed)).hasSize(1);
  }

  /** Shows the same item's history each time, as far back as it is asked for. */
  private record History(RepositoryRef repository, List<Entry> entries) implements Feed {
    @Override
    public String scope() {
      return repository + "#history";
    }

    @Override
    public Uni<Page> since(Optional<String> cursor, Naming naming) {
      Entry last = entries.get(entries.size() - 1);
      return Uni.createFrom()
          .item(
              new Page(
                  List.of(
                      new HistoryPage(
                          new WorkItemRef("github", "acme", "7"),
                          "shop#7",
                          entries,
                          last.at().toEpochMilli(),
                          last.at())),
                  "x",
                  false));
    }
  }

  private static Entry entry(String id, Instant at) {
    return new Entry(id, at, null, List.of(new Change("summary", null, null, null, id)));
  }

  private int published(Entry... entries) {
    Traversal done =
        readFeed.read(new History(repository, List.of(entries)), PROJECTS).await().atMost(PATIENCE);
    return ((Traversal.Completed) done).published();
  }

  @Test
  void history_is_known_when_its_last_entry_is_however_far_back_it_is_shown() {
    Instant at = Instant.parse("2026-11-20T10:00:00Z");
    Entry one = entry("one", at);
    Entry two = entry("two", at.plusSeconds(1));
    Entry three = entry("three", at.plusSeconds(1));

    assertThat(published(one, two)).isEqualTo(1);
    assertThat(published(two)).isZero();
    assertThat(published(two, three)).as("within the same second").isEqualTo(1);
    assertThat(published(three)).isZero();
  }
}
