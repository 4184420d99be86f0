package dev.lockstep.waiting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.lockstep.messaging.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ParkedKeysComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PARKED = "/work/probe-service/parked";

  @Inject Publisher publisher;
  @Inject ProbeConsumer probe;
  @Inject WaitingLevels levels;
  @Inject MeterRegistry metrics;

  @Test
  void aParkedKeyIsShownWithItsReasonAndItsHeadCanBeDiscarded() {
    int id = park("headless", 3);

    api()
        .queryParam("key", "jira/1/headless")
        .queryParam("consumer", "probe")
        .queryParam("reason", "TOLD TO FAIL")
        .get(PARKED)
        .then()
        .statusCode(200)
        .body("entries.size()", equalTo(1))
        .body("entries[0].id", equalTo(id))
        .body("entries[0].queue", equalTo("probe"))
        .body("entries[0].behind", equalTo(2))
        .body("entries[0].reason", containsString("told to fail"))
        .body("entries[0].source", containsString("lockstep.hint.jira.v1-"));
    api()
        .get(PARKED + "/" + id)
        .then()
        .statusCode(200)
        .body("message.item", equalTo("jira/1/headless"))
        .body("message.version", equalTo(1))
        .body("headers.ce_source", equalTo("/test"));

    // The head is taken out while it keeps failing; what was behind it is its key's head then.
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                api()
                        .contentType(ContentType.JSON)
                        .body(Map.of("by", "ana", "note", "came broken"))
                        .post(PARKED + "/" + id + "/discard")
                        .statusCode()
                    == 200);
    probe.failing().remove("headless");
    await().atMost(PATIENCE).until(() -> probe.seen("headless").size() == 2);

    assertThat(probe.seen("headless")).containsExactly("headless:2", "headless:3");
    api().get(PARKED + "/" + id).then().statusCode(404);
  }

  @Test
  void aWholeKeyIsDiscardedWithWhatWaitsBehindIt() {
    int id = park("whole", 3);

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                api()
                        .contentType(ContentType.JSON)
                        .body(Map.of("by", "ana", "note", "gone upstream", "scope", "key"))
                        .post(PARKED + "/" + id + "/discard")
                        .statusCode()
                    == 200);

    api().queryParam("key", "jira/1/whole").get(PARKED).then().body("entries.size()", equalTo(0));
    probe.failing().remove("whole");
    publisher.publish(Hints.of("whole", 4).subList(3, 4)).await().atMost(PATIENCE);
    await().atMost(PATIENCE).until(() -> probe.seen("whole").equals(java.util.List.of("whole:4")));
  }

  @Test
  void aRepeatDoesNotWaitForTheNextAttempt() {
    int id = park("again", 1);
    // After some attempts the pause is longer than this test waits.
    await().atMost(PATIENCE).until(() -> attempts(id) >= 3);
    probe.failing().remove("again");

    await()
        .atMost(PATIENCE)
        .until(() -> api().post(PARKED + "/" + id + "/repeat").statusCode() != 409);

    await().atMost(Duration.ofSeconds(3)).until(() -> probe.seen("again").size() == 1);
  }

  @Test
  void gaugesAndHealthTellOfWhatHasWaitedForLong() {
    int id = park("long", 2);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              levels.look().await().atMost(PATIENCE);
              api()
                  .get("/health")
                  .then()
                  .statusCode(200)
                  .body("status", equalTo("degraded"))
                  .body(
                      "checks.find { it.name == 'waiting' }.data.'parked/probe'",
                      containsString("longer than PT1S"));
            });
    assertThat(metrics.get("lockstep.parked").tag("consumer", "probe").gauge().value())
        .isPositive();
    assertThat(
            ((TimeGauge) metrics.get("lockstep.parked.oldest").tag("consumer", "probe").meter())
                .value(java.util.concurrent.TimeUnit.SECONDS))
        .isGreaterThan(1);
    api()
        .get("/work/probe-service")
        .then()
        .statusCode(200)
        .body("backlogs.name", hasItem("parked"))
        .body("backlogs.find { it.name == 'parked' }.waiting.queue", hasItem("probe"));

    probe.failing().remove("long");
    api().post(PARKED + "/" + id + "/repeat");
  }

  private int park(String item, int records) {
    probe.failing().add(item);
    publisher.publish(Hints.of(item, records)).await().atMost(PATIENCE);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                api()
                    .queryParam("key", "jira/1/" + item)
                    .get(PARKED)
                    .jsonPath()
                    .getList("entries.behind", Integer.class)
                    .equals(java.util.List.of(records - 1)));
    return api().queryParam("key", "jira/1/" + item).get(PARKED).jsonPath().getInt("entries[0].id");
  }

  private int attempts(int id) {
    return api().get(PARKED + "/" + id).jsonPath().getInt("attempts");
  }

  private static RequestSpecification api() {
    return given().header("X-API-Key", "secret-key");
  }
}
