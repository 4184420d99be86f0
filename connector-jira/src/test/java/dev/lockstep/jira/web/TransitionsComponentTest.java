package dev.lockstep.jira.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class TransitionsComponentTest {

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private IssueView issue;

  @BeforeEach
  void an_issue() {
    people.project("TRY", "Tried");
    issue = people.create(NewIssue.of("TRY", "Bug", "Try me").in("In Review"));
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    sandbox.noFaults();
  }

  @Test
  void what_is_offered_is_listed_with_what_it_demands() {
    with()
        .get("/jira/1/transitions/" + issue.key())
        .then()
        .statusCode(200)
        .body("key", equalTo(issue.key()))
        .body("status", equalTo("In Review"))
        .body("transitions.to", hasItems("In Progress", "Resolved", "Dev Testing"))
        .body("transitions.find { it.name == 'Resolve as' }.demands", hasItems("resolution"))
        .body("reachable.status", hasItems("Resolved"));
  }

  @Test
  void a_way_is_shown_and_nothing_is_written() {
    with()
        .post("/jira/1/transitions/" + issue.key() + "?to=resolved")
        .then()
        .statusCode(200)
        .body("dryRun", equalTo(true))
        .body("wrote", equalTo(false))
        .body("path.transition", hasItems("Resolve"));

    assertThat(people.status(issue.key())).isEqualTo("In Review");
  }

  @Test
  void a_way_is_gone_when_it_is_asked_for() {
    with()
        .post("/jira/1/transitions/" + issue.key() + "?to=Dev Testing&dryRun=false")
        .then()
        .statusCode(200)
        .body("wrote", equalTo(true))
        .body("from", equalTo("In Review"));

    assertThat(people.status(issue.key())).isEqualTo("Dev Testing");
  }

  @Test
  void where_it_stands_already_there_is_nothing_to_do() {
    with()
        .post("/jira/1/transitions/" + issue.id() + "?to=In Review&dryRun=false")
        .then()
        .statusCode(200)
        .body("wrote", equalTo(false))
        .body("path.size()", equalTo(0));
  }

  @Test
  void a_status_that_cannot_be_reached_is_refused_with_those_that_can() {
    with()
        .post("/jira/1/transitions/" + issue.key() + "?to=Selected")
        .then()
        .statusCode(422)
        .body("detail", containsString("no transition leads to Selected"))
        .body("detail", containsString("Dev Testing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # path                                | status | says
          /jira/9/transitions/TRY-1?to=x        | 404    | No Jira instance '9' is configured; there are: 1, 2, 3, 4, 5.
          /jira/1/transitions/TRY-999999?to=x   | 404    | TRY-999999 does not exist in instance 1
          /jira/1/transitions/nonsense?to=x     | 400    | a key such as ABC-123
          /jira/1/transitions/TRY-1             | 400    | to: not given
          /jira/1/transitions/TRY-1?to=x&dryRun=maybe | 400 | dryRun: found 'maybe', expected true or false
          /jira/3/transitions/TRY-1?to=x        | 503    | Instance 3 cannot be asked now
          """)
  void bad_input_is_named(String path, int status, String says) {
    with().post(path).then().statusCode(status).body("detail", containsString(says));
  }

  @Test
  void nobody_asks_without_the_key() {
    given().get("/jira/1/transitions/" + issue.key()).then().statusCode(401);
  }

  private static RequestSpecification with() {
    return given().header("X-API-Key", "secret-key").urlEncodingEnabled(true);
  }
}
