package dev.lockstep.jira.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class FieldsComponentTest {

  @Test
  void lists_the_fields_with_a_value_that_an_issue_has() {
    fields("/jira/2/fields?name=SUMM")
        .statusCode(200)
        .contentType("application/json")
        .body("instance", equalTo("2"))
        .body("fields.id", hasItems("summary"))
        .body("fields.find { it.id == 'summary' }.custom", equalTo(false))
        .body("fields.find { it.id == 'summary' }.read", equalTo(true))
        .body("fields.find { it.id == 'summary' }.readAs", equalTo("summary"))
        .body("fields.find { it.id == 'summary' }.type.type", equalTo("string"))
        .body("fields.find { it.id == 'summary' }.sample", notNullValue());
  }

  @Test
  void asked_again_within_a_minute_jira_is_not_asked_again() {
    fields("/jira/2/fields").statusCode(200);

    // At the start the connector asks too, for each site's directory: once it has, nobody does.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              long calls = SandboxSites.client().calls("jira", "/field");
              fields("/jira/2/fields?name=e").statusCode(200);
              fields("/jira/2/fields?name=no such field").statusCode(200).body("fields", empty());
              assertThat(SandboxSites.client().calls("jira", "/field")).isEqualTo(calls);
            });
  }

  @Test
  void what_cannot_be_listed_is_a_clear_problem() {
    fields("/jira/nine/fields")
        .statusCode(404)
        .contentType("application/problem+json")
        .body(
            "detail", equalTo("No Jira instance 'nine' is configured; there are: 1, 2, 3, 4, 5."));
    fields("/jira/3/fields")
        .statusCode(502)
        .contentType("application/problem+json")
        .body("detail", containsString("Jira cannot be read now"));
    given().get("/jira/1/fields").then().statusCode(401);
  }

  private static ValidatableResponse fields(String path) {
    return given().header("X-API-Key", "secret-key").get(path).then();
  }
}
