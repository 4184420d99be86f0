package dev.lockstep.sync;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be asked of rule books: whether they are good, what they would have done. */
@QuarkusTest
@RealParts
class AskRulesComponentTest {

  @Inject Scene scene;

  @Test
  void aCandidateIsPlayedOverTheHistory() {
    scene.given("SIM");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    scene.publish(Origin.LIVE, scene.item().in("In Review").version(2).event());
    scene.publish(Origin.LIVE, scene.pull(State.MERGED, 2));
    scene.move("Dev Testing");
    scene.topics().awaitNothingLeft();
    String candidate =
        """
        rules:
          books:
            - name: other
              projects: [SIM]
              order: [To Do, In Review, Done]
              rules:
                - {name: merged, when: {all-merged: yes}, status: Done}
        """;

    Scene.api()
        .contentType("text/yaml")
        .body(candidate)
        .post("/rules/simulate?project=SIM")
        .then()
        .statusCode(200)
        .body("items", equalTo(1))
        .body("events", greaterThan(4))
        .body("movesInForce", equalTo(2))
        .body("movesCandidate", equalTo(1))
        .body("different", equalTo(1))
        .body("differences[0].key", equalTo(scene.item().key()))
        .body("differences[0].inForce.to", contains("In Review", "Dev Testing"))
        .body("differences[0].candidate.to", contains("Done"));
    Scene.api()
        .contentType("text/yaml")
        .body("rules: {books: [{name: x, rules: standard}]}")
        .post("/rules/simulate?project=SIM")
        .then()
        .body("different", equalTo(0));
    Scene.api()
        .contentType("text/yaml")
        .body("rules: {books: none}")
        .post("/rules/simulate")
        .then()
        .statusCode(422)
        .body("detail", containsString("a list of books"));
    Scene.api()
        .contentType("text/yaml")
        .body(candidate)
        .post("/rules/simulate?limit=x")
        .then()
        .statusCode(400);
  }

  @Test
  void everyMistakeOfBooksIsNamedAtOnce() {
    String books =
        """
        rules:
          books:
            - name: shop
              projects: [SHOP]
              order: [To Do, In Review, Done]
              allow-back: [To Do -> Done]
              rules:
                - {name: open, when: {open: yes}, status: In Review}
                - {name: approved, when: {open: yes, approved: yes}, status: In Review}
                - {name: open, when: {merged: yes}, status: Nowhere}
                - {name: never, when: {open: yes, all-merged: yes}, status: Done}
                - {name: on, when: {label: not x}, status: Done, add-labels: [x]}
                - {name: off, when: {label: x}, status: Done, remove-labels: [x]}
            - name: shop
              projects: [SHOP]
              rules: standard
            - name: again
              projects: [shop]
              rules: standard
        """;

    Scene.api()
        .contentType("text/yaml")
        .body(books)
        .post("/rules/check")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("mistakes.found", hasItem(containsString("'To Do -> Done', which is no step back")))
        .body("mistakes.found", hasItem(containsString("never reached: 'open' before it")))
        .body("mistakes.found", hasItem(containsString("a second rule of this name")))
        .body("mistakes.found", hasItem(containsString("'Nowhere', which is not in the order")))
        .body("mistakes.found", hasItem(containsString("never holds: open: yes and all-merged")))
        .body("mistakes.found", hasItem(containsString("'on' adds and 'off' takes away")))
        .body("mistakes.found", hasItem(containsString("a second book of this name")))
        .body("mistakes.found", hasItem(containsString("a book that is never asked")))
        .body("mistakes.where", everyItem(containsString("rules")));
  }

  @Test
  void booksAreCheckedAlsoAgainstTheStatusesOfTheTracker() {
    scene.publish(
        Origin.LIVE,
        new DirectoryEntry(
            DirectoryEntry.Kind.STATUS,
            "jira/9",
            "1",
            null,
            "In Review",
            true,
            Map.of(),
            1,
            Instant.EPOCH));
    scene.topics().awaitNothingLeft();
    String book =
        "rules: {books: [{name: x, instances: [9], order: [In Review, QA], rules: ["
            + "{name: a, when: {open: yes}, status: In Review},"
            + "{name: b, when: {merged: yes}, status: QA}]}]}";

    Scene.api()
        .contentType("text/yaml")
        .body(book)
        .post("/rules/check")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("mistakes", hasSize(1))
        .body("mistakes[0].found", containsString("'QA', which does not exist in Jira 9"));
    Scene.api()
        .contentType("text/yaml")
        .body(book.replace("QA", "in review").replace("In Review, in review", "In Review"))
        .post("/rules/check")
        .then()
        .body("valid", equalTo(true));
    Scene.api().contentType("text/yaml").post("/rules/check").then().statusCode(400);
  }

  @Test
  void theBooksInForceAreShown() {
    Scene.api()
        .get("/rules")
        .then()
        .statusCode(200)
        .body("books.name", contains("own", "families", "standard"))
        .body("dryRunProjects", contains("DRY"))
        .body("books[0].rules[0].when", contains("deployment to production"));
    RestAssured.given().get("/rules").then().statusCode(401);
  }
}
