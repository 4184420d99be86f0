package dev.lockstep.waiting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.testing.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class WorkComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WORK = "/work/probe-service/work";

  @Inject WorkLanes lanes;
  @Inject Transactions transactions;
  @Inject Pool pool;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void aDiscardedCommandEndsInExactlyOneOutcomeThatSaysSo() throws Exception {
    Envelope<TransitionWorkItem> command = command("discarded");
    add(Lane.LIVE, List.of(command));
    int id = ids("jira/1/discarded").get(0);
    api()
        .get(WORK + "/" + id)
        .then()
        .statusCode(200)
        .body("type", equalTo("dev.lockstep.transition-work-item.v1"))
        .body("message.wanted", hasItems("Done"))
        .body("queue", equalTo("live"));

    discard(id).then().statusCode(200).body("result", equalTo("discarded"));
    discard(id).then().statusCode(404).body("detail", containsString("No entry " + id));

    try (TopicReader outcomes = new TopicReader(brokers, Topics.OUTCOME)) {
      outcomes.await(
          all -> all.stream().anyMatch(r -> "jira/1/discarded".equals(r.key())), PATIENCE);
      List<TopicReader.Received> mine =
          outcomes.readAll().stream().filter(r -> "jira/1/discarded".equals(r.key())).toList();
      assertThat(mine).hasSize(1);
      CommandRejected outcome =
          (CommandRejected)
              MessageCodec.decode(
                      mine.get(0).headers(),
                      String.valueOf(mine.get(0).value()).getBytes(StandardCharsets.UTF_8))
                  .data();
      assertThat(outcome.reason()).isEqualTo(CommandRejected.Reason.DISCARDED);
      assertThat(outcome.commandId()).isEqualTo(command.id());
      assertThat(outcome.detail()).isEqualTo("Discarded by ana: decided by hand");
    }
  }

  @Test
  void aListIsPagedByAnOpaqueCursor() {
    List<Envelope<?>> hints = new ArrayList<>(Hints.of("paged", 5));
    add(Lane.HINT, hints);

    List<Integer> found = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < 3; page++) {
      RequestSpecification request =
          api().queryParam("key", "jira/1/paged").queryParam("lane", "hint").queryParam("limit", 2);
      JsonPath answer =
          (cursor == null ? request : request.queryParam("cursor", cursor)).get(WORK).jsonPath();
      found.addAll(answer.getList("entries.id", Integer.class));
      cursor = answer.getString("next");
    }

    assertThat(cursor).as("after the last page").isNull();
    assertThat(found).hasSize(5).isSorted().doesNotHaveDuplicates();
    api()
        .queryParam("key", "jira/1/paged")
        .queryParam("lane", "live")
        .get(WORK)
        .then()
        .body("entries.size()", equalTo(0))
        .body("next", nullValue());
  }

  @Test
  void whatIsBeingWorkedOnIsLeftAloneAndSaysSo() {
    add(Lane.LIVE, List.of(command("busy")));
    int id = ids("jira/1/busy").get(0);

    transactions
        .run(
            tx ->
                tx.connection()
                    .preparedQuery("select 1 from work where seq = $1 for update")
                    .execute(Tuple.of((long) id))
                    .onItem()
                    .transformToUni(
                        rows ->
                            Uni.createFrom()
                                .item(() -> discard(id).statusCode())
                                .runSubscriptionOn(
                                    io.smallrye.mutiny.infrastructure.Infrastructure
                                        .getDefaultWorkerPool())))
        .invoke(status -> assertThat(status).isEqualTo(409))
        .await()
        .atMost(PATIENCE);

    api().get(WORK + "/" + id).then().statusCode(200);
  }

  @Test
  void whatAWorkerHasTakenIsLeftAloneUntilItsTimeIsUp() {
    add(Lane.LIVE, List.of(command("taken")));
    int id = ids("jira/1/taken").get(0);
    taken(id, "now() + interval '10 seconds'");

    assertThat(discard(id).statusCode()).isEqualTo(409);
    api().post(WORK + "/" + id + "/repeat").then().statusCode(409);

    taken(id, "now() - interval '1 second'");
    assertThat(discard(id).statusCode()).isEqualTo(200);
  }

  private void taken(int id, String until) {
    pool.query(
            "update work set reason = 'being done by another', not_before = %s where seq = %d"
                .formatted(until, id))
        .execute()
        .await()
        .atMost(PATIENCE);
  }

  @Test
  void whatWaitsForItsTimeIsDueNowAfterARepeat() {
    add(Lane.LIVE, List.of(command("later")));
    int id = ids("jira/1/later").get(0);
    pool.preparedQuery("update work set not_before = now() + interval '1 hour' where seq = $1")
        .execute(Tuple.of((long) id))
        .await()
        .atMost(PATIENCE);

    api()
        .post(WORK + "/" + id + "/repeat")
        .then()
        .statusCode(200)
        .body("result", equalTo("due now"));

    Instant next = Instant.parse(api().get(WORK + "/" + id).jsonPath().getString("nextAttempt"));
    assertThat(next).isBefore(Instant.now().plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /work/probe-service/work?limit=0          | 400 | limit: found '0', expected a whole number from 1 to 200.
          /work/probe-service/work?limit=x          | 400 | limit: found 'x'
          /work/probe-service/work?cursor=nonsense  | 400 | cursor: found 'nonsense'
          /work/probe-service/work?cursor=!!        | 400 | expected the 'next' of the page before
          /work/probe-service/work?lane=slow        | 400 | lane: found 'slow', expected one of bulk, hint, live.
          /work/probe-service/work?consumer=probe   | 400 | parameters among cursor, key, lane, limit, reason
          /work/probe-service/parked?consumer=other | 400 | consumer: found 'other', expected one of probe.
          /work/probe-service/queue                 | 404 | there are: parked, work, dead-letters.
          /work/other/work                          | 404 | This is probe-service
          /work/other                               | 404 | This is probe-service
          /work/probe-service/work/99999999         | 404 | No entry 99999999 waits in work
          /work/probe-service/work/first            | 400 | id: found 'first'
          """)
  void whatMakesNoSenseIsRefusedWithWhatIsAllowed(String path, int status, String detail) {
    api()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(detail));
  }

  @Test
  void aDiscardNeedsWhoAndWhyAndEverythingNeedsTheKey() {
    add(Lane.LIVE, List.of(command("kept")));
    int id = ids("jira/1/kept").get(0);
    String discard = WORK + "/" + id + "/discard";

    api()
        .contentType(ContentType.JSON)
        .body("{}")
        .post(discard)
        .then()
        .statusCode(400)
        .body("parameter", equalTo("by"));
    api()
        .contentType(ContentType.JSON)
        .body(Map.of("by", "ana"))
        .post(discard)
        .then()
        .statusCode(400)
        .body("parameter", equalTo("note"));
    api()
        .contentType(ContentType.JSON)
        .body(Map.of("by", "ana", "note", "one\ntwo"))
        .post(discard)
        .then()
        .statusCode(400)
        .body("allowed", containsString("one line"));
    api()
        .contentType(ContentType.JSON)
        .body(Map.of("by", "ana", "note", "x", "scope", "all"))
        .post(discard)
        .then()
        .statusCode(400)
        .body("allowed", containsString("head"));
    given().get(WORK).then().statusCode(401);
    given().post(discard).then().statusCode(401);
    assertThat(ids("jira/1/kept")).containsExactly(id);
  }

  private io.restassured.response.Response discard(int id) {
    return api()
        .contentType(ContentType.JSON)
        .body(Map.of("by", "ana", "note", "decided by hand"))
        .post(WORK + "/" + id + "/discard");
  }

  private static List<Integer> ids(String key) {
    return api().queryParam("key", key).get(WORK).jsonPath().getList("entries.id", Integer.class);
  }

  private void add(Lane lane, List<? extends Envelope<?>> work) {
    Workers nobody = lanes.of(lane, 1, 0, claimed -> Uni.createFrom().nothing());
    transactions.run(tx -> nobody.add(tx, work)).await().atMost(PATIENCE);
  }

  private static Envelope<TransitionWorkItem> command(String item) {
    Instant at = Instant.ofEpochSecond(1_700_000_000L);
    return Envelope.of(
        "/test",
        at,
        Origin.LIVE,
        new TransitionWorkItem(
            WorkItemRef.jira("1", item), "SHOP-1", List.of("Done"), Set.of("To Do"), "why", at));
  }

  private static RequestSpecification api() {
    return given().header("X-API-Key", "secret-key");
  }
}
