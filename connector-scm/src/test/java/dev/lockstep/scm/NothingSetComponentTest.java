package dev.lockstep.scm;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lockstep without any code host, as somebody uses it who only has Jira. */
@QuarkusTest
@RealParts
@TestProfile(NothingSetComponentTest.Nothing.class)
class NothingSetComponentTest {

  public static final class Nothing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lockstep.schema", "scm_nothing_set",
          "BITBUCKET_API_URL", "",
          "BITBUCKET_WORKSPACE", "",
          "BITBUCKET_TOKEN", "",
          "BITBUCKET_REQUESTS_PER_SECOND", "",
          "BITBUCKET_WEBHOOK_SECRET", "");
    }
  }

  @Test
  void the_service_runs_and_says_what_to_set() {
    given().get("/health").then().statusCode(200).body("database", equalTo("connected"));
    given()
        .header("X-Event-Key", "repo:push")
        .body("{}")
        .post("/webhook/bitbucket")
        .then()
        .statusCode(403)
        .body("detail", containsString("Bitbucket is not set up here"));
  }
}
