package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers.Performer;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Topics;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.testing.TopicReader;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class WorkersComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject WorkTable table;
  @Inject Transactions transactions;
  @Inject Outbox outbox;
  @Inject Pool pool;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private final List<String> done = new CopyOnWriteArrayList<>();

  @BeforeEach
  void no_work_is_left() {
    pool.query("delete from work").execute().await().atMost(PATIENCE);
  }

  @Test
  void an_ordered_lane_does_each_key_in_order_and_keys_beside_each_other() {
    List<Envelope<?>> work = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      for (String key : List.of("a", "b", "c")) {
        work.add(Probe.envelope(key, i));
      }
    }
    Set<String> under = ConcurrentHashMap.newKeySet();
    AtomicBoolean together = new AtomicBoolean();
    Workers workers =
        workers(
            Lane.LIVE,
            2,
            3,
            claimed -> {
              for (Claimed one : claimed) {
                together.compareAndSet(false, !under.add(one.key()));
              }
              return finished(claimed)
                  .onItem()
                  .delayIt()
                  .by(Duration.ofMillis(5))
                  .invoke(() -> claimed.forEach(one -> under.remove(one.key())));
            });

    add(Lane.LIVE, work);
    workers.wake();

    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(together).as("one key by two workers").isFalse();
    for (String key : List.of("a", "b", "c")) {
      assertThat(done.stream().filter(d -> d.startsWith(key)).toList())
          .containsExactly(key + 1, key + 2, key + 3, key + 4, key + 5);
    }
  }

  @Test
  void what_must_wait_keeps_back_its_key_only_and_tells_why() {
    AtomicBoolean blocked = new AtomicBoolean(true);
    Workers workers =
        workers(
            Lane.LIVE,
            4,
            2,
            claimed -> {
              List<Result> results = new ArrayList<>();
              for (Claimed one : claimed) {
                boolean waits = blocked.get() && one.key().endsWith("/a");
                if (!waits) {
                  done.add(name(one));
                }
                results.add(
                    waits
                        ? new Result.Later(Duration.ofMillis(300), "the door is shut")
                        : new Result.Done(List.of()));
              }
              return Uni.createFrom().item(results);
            });

    add(
        Lane.LIVE,
        List.of(
            Probe.envelope("a", 1),
            Probe.envelope("a", 2),
            Probe.envelope("b", 1),
            Probe.envelope("b", 2)));
    workers.wake();

    await().atMost(PATIENCE).until(() -> done.containsAll(List.of("b1", "b2")));
    await().atMost(PATIENCE).until(() -> reasons().contains("the door is shut"));
    assertThat(done).noneMatch(d -> d.startsWith("a"));

    blocked.set(false);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              workers.wake();
              return waiting() == 0;
            });
    assertThat(done.stream().filter(d -> d.startsWith("a")).toList()).containsExactly("a1", "a2");
  }

  @Test
  void work_that_comes_while_one_worker_is_held_up_is_done_by_another() {
    Workers workers =
        workers(
            Lane.LIVE,
            1,
            3,
            claimed ->
                claimed.get(0).key().endsWith("/slow")
                    ? finished(claimed).onItem().delayIt().by(Duration.ofSeconds(8))
                    : finished(claimed));

    add(Lane.LIVE, List.of(Probe.envelope("slow", 1)));
    workers.wake();
    await().atMost(PATIENCE).until(() -> done.contains("slow1"));
    add(Lane.LIVE, List.of(Probe.envelope("quick", 1)));
    workers.wake();

    await().atMost(Duration.ofSeconds(4)).until(() -> done.contains("quick1"));
    await().atMost(PATIENCE).until(() -> waiting() == 0);
  }

  @Test
  void a_performer_that_fails_loses_nothing() {
    AtomicBoolean broken = new AtomicBoolean(true);
    Workers workers =
        workers(
            Lane.HINT,
            10,
            2,
            claimed ->
                broken.getAndSet(false)
                    ? Uni.createFrom().failure(new IllegalStateException("broken"))
                    : finished(claimed));

    add(Lane.HINT, List.of(Probe.envelope("a", 1), Probe.envelope("a", 2), Probe.envelope("b", 1)));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              workers.wake();
              return waiting() == 0;
            });

    assertThat(new HashSet<>(done)).containsExactlyInAnyOrder("a1", "a2", "b1");
  }

  @Test
  void a_lane_is_blind_to_the_work_of_others() {
    add(Lane.HINT, List.of(Probe.envelope("hint", 1)));
    add(Lane.LIVE, List.of(Probe.envelope("live", 1)));
    workers(Lane.LIVE, 10, 1, this::finished).wake();

    await().atMost(PATIENCE).until(() -> done.contains("live1"));
    await().atMost(PATIENCE).until(() -> waiting() == 1);
    assertThat(done).containsExactly("live1");
  }

  @Test
  void what_is_added_is_begun_after_the_commit_in_the_order_of_its_key() {
    Workers workers =
        workers(
            Lane.LIVE,
            1,
            8,
            claimed -> finished(claimed).onItem().delayIt().by(Duration.ofMillis(5)));

    for (int i = 1; i <= 3; i++) {
      List<Envelope<?>> work =
          List.of(Probe.envelope("a", 2L * i - 1), Probe.envelope("a", 2L * i));
      transactions.run(tx -> workers.add(tx, work)).await().atMost(PATIENCE);
    }

    // Nobody wakes the workers: the commit does.
    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(done).containsExactly("a1", "a2", "a3", "a4", "a5", "a6");
  }

  @Test
  void what_is_rolled_back_is_not_begun() {
    Workers workers = workers(Lane.LIVE, 1, 8, this::finished);

    transactions
        .run(
            tx ->
                workers
                    .add(tx, List.of(Probe.envelope("undone", 1)))
                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))
        .onFailure()
        .recoverWithNull()
        .await()
        .atMost(PATIENCE);
    transactions
        .run(tx -> workers.add(tx, List.of(Probe.envelope("stored", 1))))
        .await()
        .atMost(PATIENCE);

    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(done).containsExactly("stored1");
  }

  @Test
  void what_a_killed_process_of_this_name_held_is_due_when_it_comes_back() {
    Performer never = claimed -> Uni.createFrom().nothing();
    Workers killed = workers(Lane.LIVE, 1, 8, never);
    transactions
        .run(tx -> killed.add(tx, List.of(Probe.envelope("held", 1))))
        .await()
        .atMost(PATIENCE);
    Workers back = workers(Lane.LIVE, 1, 8, this::finished);
    back.wake();
    assertThat(reasons()).singleElement().asString().startsWith("being done by ");

    table.start(new StartupEvent());
    back.wake();

    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(done).containsExactly("held1");
  }

  @Test
  void what_somebody_else_finished_meanwhile_is_not_told_again() {
    Workers workers =
        workers(
            Lane.LIVE,
            1,
            8,
            claimed ->
                (name(claimed.get(0)).equals("told1")
                        ? pool.query("delete from work").execute().replaceWithVoid()
                        : Uni.createFrom().voidItem())
                    .map(any -> List.of(new Result.Done(List.of(claimed.get(0).envelope())))));

    for (int i = 1; i <= 2; i++) {
      Envelope<?> command = Probe.envelope("told", i);
      transactions.run(tx -> workers.add(tx, List.of(command))).await().atMost(PATIENCE);
      await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    try (TopicReader topic = new TopicReader(brokers, Topics.SCM_CHANGE)) {
      List<String> told =
          topic.await(records -> records.stream().anyMatch(r -> isVersion(r, 2)), PATIENCE).stream()
              .filter(r -> String.valueOf(r.key()).endsWith("/told"))
              .map(r -> String.valueOf(r.value()))
              .toList();
      assertThat(told).singleElement().asString().contains("\"version\":2");
    }
  }

  private static boolean isVersion(TopicReader.Received record, long version) {
    return String.valueOf(record.key()).endsWith("/told")
        && String.valueOf(record.value()).contains("\"version\":" + version);
  }

  private Workers workers(Lane lane, int batch, int workers, Performer performer) {
    return new Workers(lane, batch, workers, performer, table, transactions, outbox);
  }

  private Uni<List<Result>> finished(List<Claimed> claimed) {
    claimed.forEach(one -> done.add(name(one)));
    return Uni.createFrom()
        .item(claimed.stream().<Result>map(one -> new Result.Done(List.of())).toList());
  }

  private static String name(Claimed claimed) {
    String branch = claimed.key().substring(claimed.key().lastIndexOf('/') + 1);
    return branch + ((dev.lockstep.contract.Event) claimed.envelope().data()).version();
  }

  private void add(Lane lane, List<? extends Envelope<?>> work) {
    transactions.run(tx -> table.add(tx, lane, work, false)).await().atMost(PATIENCE);
  }

  private int waiting() {
    return pool.query("select count(*)::int from work")
        .execute()
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getInteger(0);
  }

  private Set<String> reasons() {
    Set<String> reasons = new HashSet<>();
    pool.query("select reason from work")
        .execute()
        .await()
        .atMost(PATIENCE)
        .forEach(row -> reasons.add(String.valueOf(row.getString(0))));
    return reasons;
  }
}
