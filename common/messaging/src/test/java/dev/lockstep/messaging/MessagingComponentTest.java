package dev.lockstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import dev.lockstep.testing.TopicReader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
class MessagingComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Publisher publisher;
  @Inject ProbeConsumer probe;
  @Inject Pool pool;
  @Inject Leases leases;
  @Inject Transactions transactions;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void everyRecordTakesEffectOnceAndInTheOrderOfItsKey() {
    publish(hints("once-a", 1, 300));
    publish(hints("once-b", 1, 300));

    await()
        .atMost(PATIENCE)
        .until(() -> seen("once-a").size() == 300 && seen("once-b").size() == 300);
    assertThat(seen("once-a")).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
    assertThat(seen("once-b")).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void aRecordThatIsDeliveredAgainAfterItsCommitDoesNothing() {
    publish(hints("again", 1, 5));
    await().atMost(PATIENCE).until(() -> seen("again").size() == 5);

    // A replica that lost its partition in the middle hands the same batch in once more.
    var late = consumeAgain("again");

    assertThat(late).isEqualTo(5);
    assertThat(seen("again")).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aFailingRecordParksItsKeyAndOthersGoOn() {
    probe.failing().add("bad");
    publish(hints("bad", 1, 3));
    publish(hints("good", 1, 3));

    await().atMost(PATIENCE).until(() -> seen("good").size() == 3 && parked("bad") == 3);
    assertThat(seen("bad")).isEmpty();

    probe.failing().remove("bad");
    await().atMost(PATIENCE).until(() -> parked("bad") == 0);
    assertThat(seen("bad")).containsExactly(1L, 2L, 3L);
  }

  @Test
  void anUndecodableRecordGoesToTheDeadLettersAndTheNextOneIsTaken() {
    MessageCodec.Encoded good = MessageCodec.encode(hints("after-garbage", 1, 1).get(0));
    Map<String, String> headers = new LinkedHashMap<>(good.headers());
    headers.put("ce_type", "dev.lockstep.never-heard-of.v1");
    publisher
        .send(
            List.of(
                new MessageCodec.Encoded(Topics.WORK_ITEM, good.key(), headers, good.value()),
                atWorkItems(good)))
        .await()
        .atMost(PATIENCE);

    await().atMost(PATIENCE).until(() -> seen("after-garbage").size() == 1);
    try (TopicReader letters = new TopicReader(brokers, Topics.deadLetters(Topics.WORK_ITEM))) {
      assertThat(letters.awaitCount(1, PATIENCE).get(0).headers())
          .containsEntry("lockstep_problem", "unknown type dev.lockstep.never-heard-of.v1");
    }
  }

  @Test
  void whatATransactionAppendsIsPublishedAfterItsCommit() {
    publish(hints("reaction", 1, 1));

    try (TopicReader hints = new TopicReader(brokers, Topics.HINT_JIRA)) {
      var told =
          hints.await(
              records -> records.stream().anyMatch(r -> "jira/1/reaction".equals(r.key())),
              PATIENCE);
      assertThat(told)
          .filteredOn(r -> "jira/1/reaction".equals(r.key()))
          .singleElement()
          .satisfies(r -> assertThat(r.headers()).containsKey("ce_causationid"));
    }
  }

  @Test
  void aLeaseIsHeldByOneReplicaUntilItsTimeRunsOut() {
    Leases other = new Leases(pool, "other");
    Leases.Lease first = claim(leases, "poll", Duration.ofMinutes(1)).orElseThrow();

    assertThat(claim(other, "poll", Duration.ofMinutes(1))).isEmpty();
    assertThat(claim(leases, "poll", Duration.ofMillis(1)).orElseThrow().fence())
        .isEqualTo(first.fence());

    await().atMost(PATIENCE).until(() -> claim(other, "poll", Duration.ofMinutes(1)).isPresent());
    assertThat(claim(leases, "poll", Duration.ofMinutes(1))).isEmpty();
    var guarded = transactions.run(tx -> leases.guard(tx, first).map(nothing -> "stored"));
    assertThat(
            guarded
                .onFailure(Leases.LeaseLostException.class)
                .recoverWithItem("refused")
                .await()
                .atMost(PATIENCE))
        .isEqualTo("refused");
  }

  @Test
  void aHeldLeaseLastsAsLongAsItsReplicaProlongsItAndEachKnowsOfTheOther() {
    Leases dead = new Leases(pool, "dead");
    leases.prolong().await().atMost(PATIENCE);
    assertThat(hold(dead, "watch")).isPresent();
    prolong(dead);
    await().atMost(PATIENCE).until(() -> leases.replicas() == 2);
    assertThat(hold(leases, "watch")).isEmpty();

    // Nobody prolongs what the dead one held.
    run("update lease set until = now() - interval '1 second' where owner = 'dead'");

    assertThat(hold(leases, "watch")).isPresent();
    await().atMost(PATIENCE).until(() -> leases.replicas() == 1);
    run("update lease set until = now() - interval '1 second' where scope = 'watch'");
    leases.prolong().await().atMost(PATIENCE);
    assertThat(hold(dead, "watch")).isEmpty();
  }

  private void run(String sql) {
    pool.query(sql).execute().await().atMost(PATIENCE);
  }

  private static void prolong(Leases replica) {
    replica.prolong().await().atMost(PATIENCE);
    assertThat(replica.replicas()).isEqualTo(2);
  }

  private static Optional<Leases.Lease> hold(Leases leases, String scope) {
    return leases.hold(scope).await().atMost(PATIENCE);
  }

  private static Optional<Leases.Lease> claim(Leases leases, String scope, Duration ttl) {
    return leases.claim(scope, ttl).await().atMost(PATIENCE);
  }

  private int consumeAgain(String entity) {
    try (TopicReader reader = new TopicReader(brokers, Topics.WORK_ITEM)) {
      var mine =
          reader.readAll().stream().filter(r -> ("jira/1/" + entity).equals(r.key())).toList();
      var records =
          new java.util.ArrayList<
              org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>>();
      for (TopicReader.Received r : mine) {
        var record =
            new org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>(
                Topics.WORK_ITEM,
                r.partition(),
                r.offset(),
                r.key(),
                String.valueOf(r.value()).getBytes());
        r.headers().forEach((name, value) -> record.headers().add(name, value.getBytes()));
        records.add(record);
      }
      var partition =
          new org.apache.kafka.common.TopicPartition(Topics.WORK_ITEM, mine.get(0).partition());
      probe
          .consume(
              new org.apache.kafka.clients.consumer.ConsumerRecords<>(
                  Map.of(partition, records), Map.of()))
          .await()
          .atMost(PATIENCE);
      return records.size();
    }
  }

  private void publish(List<Envelope<?>> envelopes) {
    publisher
        .send(
            envelopes.stream()
                .map(MessageCodec::encode)
                .map(MessagingComponentTest::atWorkItems)
                .toList())
        .await()
        .atMost(PATIENCE);
  }

  /** The probe listens where work items are; a hint is the smallest message there is. */
  private static MessageCodec.Encoded atWorkItems(MessageCodec.Encoded hint) {
    return new MessageCodec.Encoded(Topics.WORK_ITEM, hint.key(), hint.headers(), hint.value());
  }

  private static List<Envelope<?>> hints(String id, int from, int to) {
    List<Envelope<?>> hints = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      Instant at = Instant.ofEpochSecond(1_700_000_000L + i);
      hints.add(
          Envelope.of(
              "/test",
              at,
              Origin.LIVE,
              new WorkItemHinted(WorkItemRef.jira("1", id), "updated", null, i, at)));
    }
    return hints;
  }

  private List<Long> seen(String entity) {
    List<Long> versions = new ArrayList<>();
    for (Row row :
        pool.preparedQuery("select version from seen where entity = $1 order by seq")
            .execute(Tuple.of(entity))
            .await()
            .atMost(PATIENCE)) {
      versions.add(row.getLong(0));
    }
    return versions;
  }

  private int parked(String entity) {
    return pool.preparedQuery("select count(*)::int from parked where key = $1")
        .execute(Tuple.of("jira/1/" + entity))
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getInteger(0);
  }
}
