package dev.lockstep.jira.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.connector.CursorStore;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CensusComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject CursorStore cursors;

  @BeforeEach
  void everything_was_read_once() {
    await()
        .atMost(PATIENCE)
        .until(() -> cursors.load("jira/2").await().atMost(PATIENCE).isPresent());
  }

  @Test
  void a_census_answers_what_it_found_and_is_shown_later() {
    request()
        .post("/jira/2/census")
        .then()
        .statusCode(200)
        .body("listed", equalTo(SandboxSites.SEEDED))
        .body("known", equalTo(SandboxSites.SEEDED))
        .body("missing", equalTo(0))
        .body("waits", equalTo(false));
    request()
        .get("/jira/2/census")
        .then()
        .statusCode(200)
        .body("known", equalTo(SandboxSites.SEEDED));
  }

  @Test
  void exactly_what_is_missing_can_be_accepted() {
    request()
        .post("/jira/2/census?accept=3")
        .then()
        .statusCode(409)
        .body("detail", containsString("3 deletions were accepted, but 0 of"));
  }

  @Test
  void mistakes_are_named() {
    request()
        .post("/jira/nobody/census")
        .then()
        .statusCode(404)
        .body("detail", containsString("there are: 1, 2, 3"));
    request()
        .post("/jira/1/census?accept=all")
        .then()
        .statusCode(400)
        .body("detail", containsString("accept: found 'all'"));
    request()
        .post("/jira/3/census")
        .then()
        .statusCode(409)
        .body("detail", containsString("it has not been read for the first time yet"));
    given().post("/jira/1/census").then().statusCode(401);
  }

  private static RequestSpecification request() {
    return given().header("X-API-Key", "secret-key");
  }
}
