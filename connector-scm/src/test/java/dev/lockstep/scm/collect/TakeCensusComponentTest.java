package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.Topic;
import dev.lockstep.scm.collect.TakeCensus.Taken;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work items that are gone without a word are found where fewer are listed than are known. */
@QuarkusTest
@RealParts
class TakeCensusComponentTest {

  private static final Projects PROJECTS = new Projects(Set.of("ABC"));
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  private final String owner = "census-" + System.nanoTime();
  private final List<Event> events = new ArrayList<>();
  private final Set<Integer> there = new HashSet<>();
  private final Set<Integer> unlisted = new HashSet<>();
  private final List<String> asked = new ArrayList<>();

  @Inject ReadFeed readFeed;
  @Inject TakeCensus takeCensus;
  @Inject SweepBook book;

  private final Feed feed =
      new Feed() {
        @Override
        public String scope() {
          return "github/" + owner + "/shop#issues";
        }

        @Override
        public Uni<Page> since(Optional<String> cursor, Naming naming) {
          Page page = new Page(List.copyOf(events), "x", false);
          events.clear();
          return Uni.createFrom().item(page);
        }

        @Override
        public Optional<Census> census() {
          return Optional.of(new Counted());
        }
      };

  private final class Counted implements Feed.Census {
    @Override
    public OptionalLong count() {
      return OptionalLong.of(there.size());
    }

    @Override
    public Uni<Set<WorkItemRef>> all() {
      asked.add("all");
      return Uni.createFrom()
          .item(
              there.stream()
                  .filter(number -> !unlisted.contains(number))
                  .map(TakeCensusComponentTest.this::ref)
                  .collect(Collectors.toSet()));
    }

    @Override
    public Uni<Set<WorkItemRef>> gone(Map<WorkItemRef, String> missing) {
      asked.add("by key");
      return Uni.createFrom()
          .item(
              missing.keySet().stream()
                  .filter(item -> !there.contains(Integer.valueOf(item.id())))
                  .collect(Collectors.toSet()));
    }
  }

  private WorkItemRef ref(int number) {
    return new WorkItemRef("github", owner, "" + number);
  }

  private void appear(int from, int to) {
    IntStream.rangeClosed(from, to)
        .forEach(
            number -> {
              there.add(number);
              events.add(
                  SampleItem.of("shop#" + number).ref(ref(number)).at(AT).version(1).event());
            });
  }

  private void read() {
    readFeed.read(feed, PROJECTS).await().atMost(Duration.ofSeconds(30));
  }

  private List<String> deleted() {
    try (Topic<WorkItemDeleted> topic = new Topic<>(Topics.WORK_ITEM, WorkItemDeleted.class)) {
      return topic.all(one -> one.item().instance().equals(owner)).stream()
          .map(one -> String.valueOf(one.key()))
          .toList();
    }
  }

  @Test
  void what_is_gone_is_told_once_and_nothing_is_read_while_all_are_there() {
    appear(1, 5);
    read();
    read();
    assertThat(asked).isEmpty();

    there.remove(3);
    read();
    read();

    assertThat(deleted()).containsExactly("shop#3");
    assertThat(asked).containsExactly("all", "by key");
  }

  @Test
  void fewer_than_at_the_last_reading_are_fewer_however_many_there_were_before() {
    appear(1, 2);
    read();
    appear(3, 5);
    read();
    there.remove(5);
    read();

    assertThat(deleted()).containsExactly("shop#5");
  }

  @Test
  void what_a_list_leaves_out_and_its_key_finds_is_there() {
    appear(1, 5);
    read();
    there.remove(1);
    unlisted.add(2);
    read();

    assertThat(deleted()).containsExactly("shop#1");
  }

  @Test
  void what_the_feed_told_to_be_deleted_is_not_missed() {
    appear(1, 5);
    read();
    there.remove(4);
    events.add(new WorkItemDeleted(ref(4), "shop#4", "a webhook said so", 2, AT));
    read();

    assertThat(asked).isEmpty();
    assertThat(deleted()).containsExactly("shop#4");
  }

  @Test
  void too_many_are_not_believed_and_shown_until_they_are_back() {
    appear(1, 30);
    read();
    IntStream.rangeClosed(1, 21).forEach(there::remove);
    read();

    assertThat(deleted()).isEmpty();
    assertThat(book.failure(feed.scope()))
        .hasValueSatisfying(why -> assertThat(why).contains("21 of 30 known work items"));
    IntStream.rangeClosed(1, 21).forEach(there::add);
    read();
    assertThat(book.failure(feed.scope())).isEmpty();
    assertThat(deleted()).isEmpty();
  }

  @Test
  void too_many_are_believed_when_somebody_accepts_exactly_so_many() {
    appear(1, 30);
    read();
    IntStream.rangeClosed(1, 21).forEach(there::remove);

    assertThat(take(0)).isEqualTo(new Taken(30, 21, 0, true));
    assertThat(take(20)).isEqualTo(new Taken(30, 21, 0, true));
    assertThat(deleted()).isEmpty();
    assertThat(take(21)).isEqualTo(new Taken(30, 21, 21, false));

    assertThat(deleted()).hasSize(21);
    assertThat(book.failure(feed.scope())).isEmpty();
    assertThat(take(0)).isEqualTo(new Taken(9, 0, 0, false));
  }

  private Taken take(int accepted) {
    return takeCensus
        .take(
            feed,
            feed.census().orElseThrow(),
            accepted == 0 ? OptionalInt.empty() : OptionalInt.of(accepted))
        .await()
        .atMost(Duration.ofSeconds(30));
  }
}
