package dev.lockstep.harvest.web;

import static dev.lockstep.harvest.Feed.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.harvest.EmbeddedParts;
import dev.lockstep.harvest.Feed;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class KeysComponentTest {

  @Inject Feed feed;

  @BeforeEach
  void clear() {
    feed.clear();
  }

  private void tellOfATeam() {
    SampleItem epic =
        SampleItem.of("ABC-1").type("Epic").assignee("acc-1", "Ann Lee").labels("backend");
    feed.tell(
        epic,
        SampleItem.of("ABC-10")
            .below(epic)
            .assignee("acc-2", "Bob Ray")
            .labels("backend", "Urgent now"),
        SampleItem.of("ABC-2").below(epic).assignee("acc-1", "Ann Lee"),
        SampleItem.of("ABC-3").type("Bug").assignee("acc-1", "Ann Lee").labels("backend"),
        SampleItem.of("AB-7").type("Bug"),
        SampleItem.of("repo#12").ref(new WorkItemRef("github", "acme", "12")).labels("backend"),
        SampleItem.of("repo#7")
            .ref(new WorkItemRef("github", "acme", "7"))
            .assignee("ann", "ann lee"));
  }

  private static JsonPath keys(String... parameters) {
    var request = request();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/api/issues/keys").then().statusCode(200).extract().jsonPath();
  }

  private static void shows(JsonPath answer, String... keys) {
    assertThat(answer.getList("issue_keys", String.class)).containsExactly(keys);
    assertThat(answer.getLong("total_count")).isEqualTo(keys.length);
  }

  @Test
  void without_filters_all_keys_come_in_natural_order() {
    tellOfATeam();
    JsonPath answer = keys();
    shows(answer, "AB-7", "ABC-1", "ABC-2", "ABC-3", "ABC-10", "repo#7", "repo#12");
    assertThat(Duration.between(Instant.parse(answer.getString("harvested_at")), Instant.now()))
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void each_filter_restricts() {
    tellOfATeam();
    shows(keys("source", "github"), "repo#7", "repo#12");
    shows(keys("assignee", "Ann Lee"), "ABC-1", "ABC-2", "ABC-3", "repo#7");
    shows(keys("assignee", "ANN lee"), "ABC-1", "ABC-2", "ABC-3", "repo#7");
    shows(keys("assignee", "acc-2"), "ABC-10");
    shows(keys("label", "backend"), "ABC-1", "ABC-3", "ABC-10", "repo#12");
    shows(keys("label", "Urgent now"), "ABC-10");
    shows(keys("label", "urgent now"));
    shows(keys("issue_type", "Bug"), "AB-7", "ABC-3");
    shows(keys("issue_type", "bug"), "AB-7", "ABC-3");
    shows(keys("parent_key", "ABC-1"), "ABC-2", "ABC-10");
    shows(keys("parent_key", "abc-1"), "ABC-2", "ABC-10");
  }

  @Test
  void filters_combine() {
    tellOfATeam();
    shows(keys("source", "jira", "label", "backend"), "ABC-1", "ABC-3", "ABC-10");
    shows(keys("assignee", "ann lee", "label", "backend", "issue_type", "bug"), "ABC-3");
    shows(
        keys(
            "source",
            "jira",
            "assignee",
            "bob ray",
            "label",
            "backend",
            "issue_type",
            "story",
            "parent_key",
            "ABC-1"),
        "ABC-10");
    shows(keys("source", "github", "parent_key", "ABC-1"));
  }

  @Test
  void a_parent_is_found_by_the_keys_it_had_and_even_if_it_is_not_stored() {
    SampleItem before = SampleItem.of("OLD-1").ref(WorkItemRef.jira("1", "77"));
    SampleItem outside = SampleItem.of("FAR-1").ref(WorkItemRef.jira("1", "99"));
    feed.tell(before, SampleItem.of("C-1").below(before), SampleItem.of("C-2").below(outside));
    feed.tell(before.key("NEW-5").version(2));
    shows(keys("parent_key", "OLD-1"), "C-1");
    shows(keys("parent_key", "NEW-5"), "C-1");
    shows(keys("parent_key", "FAR-1"), "C-2");
    shows(keys("parent_key", "NOBODY-1"));
  }

  @Test
  void pages_follow_each_other_by_key() {
    tellOfATeam();
    JsonPath first = keys("limit", "2", "source", "jira");
    assertThat(first.getList("issue_keys", String.class)).containsExactly("AB-7", "ABC-1");
    assertThat(first.getLong("total_count")).isEqualTo(5);
    JsonPath second = keys("limit", "2", "source", "jira", "after", "ABC-1");
    assertThat(second.getList("issue_keys", String.class)).containsExactly("ABC-2", "ABC-3");
    assertThat(second.getLong("total_count")).isEqualTo(5);
    JsonPath last = keys("limit", "2", "source", "jira", "after", "ABC-3");
    assertThat(last.getList("issue_keys", String.class)).containsExactly("ABC-10");
    assertThat(last.getLong("total_count")).isEqualTo(5);
    assertThat(keys("after", "ABC-9").getList("issue_keys", String.class))
        .containsExactly("ABC-10", "repo#7", "repo#12");
  }

  @Test
  void a_key_that_two_instances_have_is_shown_once() {
    feed.tell(
        SampleItem.of("1", "ABC-1"), SampleItem.of("2", "ABC-1"), SampleItem.of("2", "ABC-2"));
    shows(keys(), "ABC-1", "ABC-2");
    assertThat(keys("limit", "1").getLong("total_count")).isEqualTo(2);
  }

  @Test
  void a_long_answer_comes_whole() {
    feed.tell(
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(i -> SampleItem.of("L-" + i))
            .toArray(SampleItem[]::new));
    JsonPath answer = keys();
    List<String> all = answer.getList("issue_keys", String.class);
    assertThat(all)
        .hasSize(10_001)
        .isEqualTo(IntStream.rangeClosed(1, 10_001).mapToObj(i -> "L-" + i).toList());
    assertThat(answer.getLong("total_count")).isEqualTo(10_001);
    assertThat(keys("limit", "10000").getList("issue_keys", String.class)).hasSize(10_000);
  }

  @Test
  void keys_with_quotes_are_valid_json() {
    feed.tell(SampleItem.of("we\"ird\\\u00e9-1"));
    shows(keys(), "we\"ird\\\u00e9-1");
  }

  @Test
  void nothing_stored_is_an_empty_list_and_never_harvested() {
    request()
        .get("/api/issues/keys")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("issue_keys", equalTo(List.of()))
        .body("total_count", equalTo(0))
        .body("harvested_at", nullValue());
  }
}
