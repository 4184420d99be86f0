package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.hook.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BitbucketDataCenterTest {
  private static final String PROJECT = "/rest/api/latest/projects/SHOP";
  private static final String REPOSITORY = PROJECT + "/repos/web";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final BitbucketPeople people = client.bitbucketDataCenter("SHOP");
  private final Caller server = new Caller(sandbox.bitbucketDataCenter(), "Bearer token");
  private final HookReceiver receiver = new HookReceiver();

  @BeforeEach
  void repository() {
    people.repository("web");
    people.push("web", "feature/AA-1", "Ada Lovelace");
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  private int open(String title) {
    int id = people.open("web", title, "feature/AA-1", "Ada Lovelace").id();
    clock.pass(Duration.ofSeconds(1));
    return id;
  }

  private String register(String place) {
    Caller.Answer answer =
        server.post(
            place + "/webhooks",
            """
            {"name":"x","url":"%s","active":true,"events":["pr:opened","repo:refs_changed"],
             "configuration":{"secret":"hush"}}\
            """
                .formatted(receiver.uri()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  @Test
  void pages_are_followed_by_the_start_they_name_which_is_not_the_sum_of_start_and_limit() {
    for (int i = 1; i <= 25; i++) {
      open("AA-" + i);
    }
    List<Integer> ids = new ArrayList<>();
    long start = 0;
    for (boolean more = true; more; ) {
      JsonNode page =
          server
              .get(REPOSITORY + "/pull-requests?state=ALL&order=OLDEST&limit=10&start=" + start)
              .json();
      page.path("values").forEach(value -> ids.add(value.path("id").asInt()));
      more = page.has("nextPageStart");
      assertThat(page.path("isLastPage").asBoolean()).isEqualTo(!more);
      assertThat(page.path("nextPageStart").asLong()).isNotEqualTo(start + 10);
      start = page.path("nextPageStart").asLong();
    }
    assertThat(ids).hasSize(25).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_pull_request_looks_as_data_center_writes_it() {
    int id = open("AA-1");
    people.approve("web", id, "Rob Reviewer");
    people.requestChanges("web", id, "Eve Editor");
    people.merge("web", id, "Eve Editor");

    JsonNode json = server.get(REPOSITORY + "/pull-requests/" + id).json();

    assertThat(json.path("state").asText()).isEqualTo("MERGED");
    assertThat(json.path("updatedDate").isIntegralNumber()).isTrue();
    assertThat(json.path("fromRef").path("id").asText()).isEqualTo("refs/heads/feature/AA-1");
    assertThat(json.path("toRef").path("repository").path("project").path("key").asText())
        .isEqualTo("SHOP");
    assertThat(json.path("reviewers").findValuesAsText("status"))
        .containsExactly("APPROVED", "NEEDS_WORK");
    assertThat(json.path("properties").path("mergeCommit").path("id").asText()).hasSize(40);
    assertThat(server.get(REPOSITORY + "/pull-requests/99").status()).isEqualTo(404);
  }

  @Test
  void branches_are_found_by_a_part_of_their_name_the_whole_name_first() {
    people.push("web", "feature/AA-12", "Ada Lovelace");
    people.push("web", "AA-1", "Ada Lovelace");

    JsonNode page =
        server.get(REPOSITORY + "/branches?filterText=aa-1&boostMatches=true&details=true").json();

    assertThat(page.path("values").findValuesAsText("displayId").get(0)).isEqualTo("AA-1");
    assertThat(page.path("size").asInt()).isEqualTo(3);
    assertThat(page.path("values").path(0).path("metadata").isObject()).isTrue();
    assertThat(server.get(REPOSITORY + "/branches").json().path("values").path(0).has("metadata"))
        .isFalse();
  }

  @Test
  void webhooks_are_signed_but_the_test_of_the_connection_is_not() {
    register(PROJECT);
    open("AA-1");

    HookReceiver.Received opened = receiver.next();
    assertThat(opened.header("X-Event-Key")).isEqualTo("pr:opened");
    assertThat(opened.header("X-Request-Id")).isNotEmpty();
    assertThat(opened.header("X-Hub-Signature")).isEqualTo(Signature.of("hush", opened.body()));
    assertThat(opened.json().path("pullRequest").path("links").path("self").path(0).isNull())
        .isTrue();

    people.ping();
    HookReceiver.Received ping = receiver.next();
    assertThat(ping.header("X-Event-Key")).isEqualTo("diagnostics:ping");
    assertThat(ping.header("X-Hub-Signature")).isEmpty();
    assertThat(ping.json().toString()).isEqualTo("{\"test\":true}");
  }

  @Test
  void after_five_failures_deliveries_are_left_out_for_a_while_and_never_repeated() {
    String id = register(REPOSITORY);
    receiver.answer(500, 500, 500, 500, 500);
    for (int i = 0; i < 5; i++) {
      open("AA-" + i);
      receiver.next();
      assertThat(client.awaitQuiet(Duration.ofSeconds(10))).isTrue();
    }
    open("left out");
    assertThat(client.awaitQuiet(Duration.ofSeconds(10))).isTrue();
    assertThat(receiver.waiting()).isZero();
    JsonNode latest = server.get(REPOSITORY + "/webhooks/" + id + "/latest").json();
    assertThat(latest.path("result").path("outcome").asText()).isEqualTo("FAILURE");

    clock.pass(Duration.ofSeconds(11));
    open("sent");
    assertThat(receiver.next().json().path("pullRequest").path("title").asText()).isEqualTo("sent");
  }

  @Test
  void without_a_credential_nothing_is_told() {
    assertThat(new Caller(sandbox.bitbucketDataCenter(), "").get(PROJECT + "/repos").status())
        .isEqualTo(401);
    assertThat(server.get("/rest/api/latest/projects/NONE/repos").status()).isEqualTo(404);
  }
}
