package dev.lockstep.scm;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.lockstep.connector.HmacSignature;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a webhook secret. */
@QuarkusTest
@RealParts
@TestProfile(OffComponentTest.NoSecret.class)
class OffComponentTest {

  public static final class NoSecret implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("BITBUCKET_WEBHOOK_SECRET", "");
    }
  }

  @Test
  void webhooks_are_off_and_say_so() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    given()
        .header("X-Event-Key", "repo:push")
        .header("X-Hub-Signature", HmacSignature.sign(body, "any"))
        .body(body)
        .post("/webhook/bitbucket")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", containsString("BITBUCKET_WEBHOOK_SECRET"));
  }
}
