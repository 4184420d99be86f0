package dev.lockstep.harvest.web;

import static dev.lockstep.harvest.Feed.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import dev.lockstep.harvest.EmbeddedParts;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@EmbeddedParts
class RequestComponentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys?source=gitlab | source: found 'gitlab', expected one of jira, github, azure-devops.",
        "keys?source=Jira | source: found 'Jira', expected one of jira, github, azure-devops.",
        "keys?label= | label: found '', expected a value, or the parameter left out for no restriction.",
        "keys?assignee=%20 | assignee: found ' ', expected a value, or the parameter left out for no restriction.",
        "keys?issue_type | issue_type: found '', expected a value, or the parameter left out for no restriction.",
        "keys?parent_key=a%00b | parent_key: found 'a NUL character', expected text without it.",
        "keys?label=a&label=b | label: found 'a', 'b', expected one value.",
        "keys?limit=0 | limit: found '0', expected a whole number from 1 to 100000.",
        "keys?limit=100001 | limit: found '100001', expected a whole number from 1 to 100000.",
        "keys?limit=-1 | limit: found '-1', expected a whole number from 1 to 100000.",
        "keys?limit=ten | limit: found 'ten', expected a whole number from 1 to 100000.",
        "keys?limit=99999999999999 | limit: found '99999999999999', expected a whole number from 1 to 100000.",
        "keys?lable=x | lable: unknown here, expected one of source, assignee, label, issue_type, parent_key, limit, after.",
        "keys?max_depth=3 | max_depth: unknown here, expected one of source, assignee, label, issue_type, parent_key, limit, after.",
        "hierarchy?max_depth=0 | max_depth: found '0', expected a whole number from 1 to 20.",
        "hierarchy?max_depth=21 | max_depth: found '21', expected a whole number from 1 to 20.",
        "hierarchy?max_depth=1.5 | max_depth: found '1.5', expected a whole number from 1 to 20.",
        "hierarchy?root_type= | root_type: found '', expected a value, or the parameter left out for no restriction.",
        "hierarchy?root_key=%09 | root_key: found '\t', expected a value, or the parameter left out for no restriction.",
        "hierarchy?source=x | source: found 'x', expected one of jira, github, azure-devops.",
        "hierarchy?depth=2 | depth: unknown here, expected one of root_type, root_key, max_depth, source, assignee, label, issue_type, parent_key, limit, after.",
      })
  void what_is_wrong_is_named_with_what_is_allowed(String request, String detail) {
    request()
        .urlEncodingEnabled(false)
        .get("/api/issues/" + request)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("detail", equalTo(detail))
        .body("parameter", equalTo(detail.substring(0, detail.indexOf(':'))))
        .body("$", hasKey("allowed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/issues/keys", "/api/issues/hierarchy"})
  void the_key_is_needed(String path) {
    given().get(path).then().statusCode(401).contentType("application/problem+json");
    request().get(path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"' or 1=1 --", "%", "\\", "{a,b}", "\u00fc\ud83d\ude00", "$1"})
  void odd_values_are_values(String value) {
    for (String name :
        new String[] {"assignee", "label", "issue_type", "parent_key", "after", "root_key"}) {
      request()
          .queryParam(name, value)
          .get(name.equals("root_key") ? "/api/issues/hierarchy" : "/api/issues/keys")
          .then()
          .statusCode(200);
    }
  }

  @Test
  void health_is_open_and_names_the_service() {
    given()
        .get("/health")
        .then()
        .statusCode(200)
        .body("service", equalTo("harvest-api"))
        .body("database", equalTo("connected"));
  }

  @Test
  void the_api_is_described() {
    request()
        .queryParam("format", "json")
        .get("/openapi/harvest-api")
        .then()
        .statusCode(200)
        .body("info.title", equalTo("Lockstep harvest API"))
        .body("paths.'/api/issues/keys'.get.parameters.size()", equalTo(7))
        .body("paths.'/api/issues/hierarchy'.get.parameters.size()", equalTo(10))
        .body("components.parameters.max_depth.schema.maximum", equalTo(20))
        .body("components.parameters.source.schema.enum", hasItems("jira", "github"))
        .body(
            "components.schemas.IssueHierarchy.properties.total_count.description",
            containsString("roots"))
        .body("components.schemas.HierarchyIssue.properties", hasKey("issue_key"))
        .body("components.schemas.IssueKeys.properties", hasKey("harvested_at"))
        .body("components.responses.problem.content", hasKey("application/problem+json"));
  }
}
