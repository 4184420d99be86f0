package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.testing.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CollectComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject ChangeCollector collector;
  @Inject ChangePublisher publisher;
  @Inject CursorStore cursors;
  @Inject Pool pool;

  /** Scopes and names of its own, so that tests do not meet. */
  private final String scope = "test/" + UUID.randomUUID();

  private final String name = UUID.randomUUID() + "-";
  private final TopicReader live = reader(Topics.SCM_CHANGE);
  private final TopicReader bulk = reader(Topics.SCM_CHANGE_BULK);

  @AfterEach
  void close() {
    live.close();
    bulk.close();
  }

  @Test
  void the_first_traversal_is_backfill_and_the_cursor_comes_last() {
    Traversal first = collect(pages(page("p1", true, "a", "b"), page("end", false, "c")));

    assertThat(first).isEqualTo(new Traversal.Completed(Origin.BACKFILL, 2, 3));
    assertThat(cursor()).contains("end");
    assertThat(mine(bulk)).hasSize(3);

    Traversal second = collect(pages(page("end", false, "c", "d")));

    assertThat(second).isEqualTo(new Traversal.Completed(Origin.LIVE, 1, 1));
    assertThat(mine(live)).hasSize(1);
  }

  @Test
  void what_changed_after_history_ended_is_news_on_a_first_traversal_too() {
    ChangeSource.Page page =
        new ChangeSource.Page(
            List.of(Probe.observed(name + "old", 41), Probe.observed(name + "new", 42)),
            "end",
            false);

    Traversal first = collect(pages(page), Instant.ofEpochMilli(42));

    assertThat(first).isEqualTo(new Traversal.Completed(Origin.BACKFILL, 1, 2));
    assertThat(mine(bulk)).singleElement().asString().contains(name + "old");
    assertThat(mine(live)).singleElement().asString().contains(name + "new");
  }

  @Test
  void a_page_that_fails_leaves_the_cursor_and_what_was_published_is_not_published_again() {
    collect(pages(page("start", false)));
    ChangeSource breaks =
        at ->
            at.equals(Optional.of("start"))
                ? Uni.createFrom().item(page("middle", true, "a"))
                : Uni.createFrom().failure(new Unavailable("cut"));

    assertThatThrownBy(() -> collect(breaks)).isInstanceOf(Unavailable.class);
    assertThat(cursor()).contains("start");
    assertThat(mine(live)).hasSize(1);

    assertThat(collect(pages(page("middle", true, "a"), page("end", false, "b"))))
        .isEqualTo(new Traversal.Completed(Origin.LIVE, 2, 1));
    assertThat(cursor()).contains("end");
    assertThat(mine(live)).hasSize(2);
  }

  @Test
  void nothing_is_saved_under_a_lease_that_another_replica_holds() {
    pool.preparedQuery(
            "insert into lease (scope, owner, until, fence) values ($1, 'other', now() + interval '1 hour', 7)")
        .execute(io.vertx.mutiny.sqlclient.Tuple.of(scope))
        .await()
        .atMost(PATIENCE);

    assertThat(collect(pages(page("end", false, "a")))).isEqualTo(new Traversal.HeldElsewhere());
    assertThat(cursor()).isEmpty();
  }

  @Test
  void a_lease_that_is_lost_on_the_way_saves_no_cursor() {
    ChangeSource robbed =
        at ->
            pool.preparedQuery(
                    "update lease set owner = 'other', until = now() + interval '1 hour', fence = fence + 1 where scope = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(scope))
                .replaceWith(page("end", false, "a"));

    assertThat(collect(robbed)).isEqualTo(new Traversal.HeldElsewhere());
    assertThat(cursor()).isEmpty();
  }

  @Test
  void newer_and_equally_old_but_other_content_is_new_the_rest_is_not() {
    assertThat(publish(Probe.observed(name + "x", 5))).isEqualTo(1);
    assertThat(publish(Probe.observed(name + "x", 5))).isZero();
    assertThat(publish(Probe.observed(name + "x", 4))).isZero();
    assertThat(publish(Probe.observed(name + "x", 5, "other"))).isEqualTo(1);
    assertThat(publish(Probe.observed(name + "x", 6), Probe.observed(name + "x", 7))).isEqualTo(1);

    assertThat(mine(live).stream().map(TopicReader.Received::value).toList())
        .satisfiesExactly(
            first -> assertThat(first).contains("\"first\""),
            second -> assertThat(second).contains("after 5"),
            third -> assertThat(third).contains("after 5", "\"version\":7"));
  }

  @Test
  void a_poll_and_hooks_that_see_an_entity_at_once_tell_each_change_once_and_in_order() {
    List<Uni<Integer>> all =
        IntStream.rangeClosed(1, 40)
            .mapToObj(
                i ->
                    publisher.publishNew(
                        scope,
                        "/test",
                        Map.of(),
                        List.of(
                            Probe.observed(name + "a", i / 4), Probe.observed(name + "b", i / 4))))
            .toList();
    int published =
        Uni.join().all(all).andCollectFailures().await().atMost(PATIENCE).stream()
            .mapToInt(Integer::intValue)
            .sum();

    List<TopicReader.Received> records = mine(live);
    assertThat(records).hasSize(published);
    for (String branch : List.of("a", "b")) {
      List<Long> versions =
          records.stream()
              .filter(r -> String.valueOf(r.key()).endsWith(name + branch))
              .map(r -> version(String.valueOf(r.value())))
              .toList();
      assertThat(versions).doesNotHaveDuplicates().isSorted().endsWith(10L);
    }
  }

  @Test
  void what_a_message_caused_says_so() {
    var cause = Probe.envelope(name + "cause", 1);
    Observed observed = Probe.observed(name + "effect", 2);

    publisher
        .publishNew(scope, "/test", Map.of(observed.entity(), cause), List.of(observed))
        .await()
        .atMost(PATIENCE);

    assertThat(mine(live).get(0).headers()).containsEntry("ce_causationid", cause.id());
  }

  private static long version(String json) {
    return Long.parseLong(json.replaceFirst(".*\"version\":(\\d+).*", "$1"));
  }

  private ChangeSource pages(ChangeSource.Page... pages) {
    var left = new java.util.ArrayDeque<>(List.of(pages));
    return at -> Uni.createFrom().item(left.remove());
  }

  private ChangeSource.Page page(String next, boolean more, String... branches) {
    return new ChangeSource.Page(
        List.of(branches).stream().map(branch -> Probe.observed(name + branch, 1)).toList(),
        next,
        more);
  }

  private Traversal collect(ChangeSource source) {
    return collect(source, Instant.MAX);
  }

  private Traversal collect(ChangeSource source, Instant history) {
    return collector.collect(scope, "/test", source, history).await().atMost(PATIENCE);
  }

  private int publish(Observed... observed) {
    return publisher
        .publishNew(scope, "/test", event -> Origin.LIVE, List.of(observed))
        .await()
        .atMost(PATIENCE);
  }

  private Optional<String> cursor() {
    return cursors.load(scope).await().atMost(PATIENCE);
  }

  private List<TopicReader.Received> mine(TopicReader reader) {
    return reader.readAll().stream()
        .filter(record -> String.valueOf(record.key()).contains(name))
        .toList();
  }

  private static TopicReader reader(String topic) {
    return new TopicReader(
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), topic);
  }
}
