package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.hook.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BitbucketTest {
  private static final String REPOSITORY = "/repositories/team/app";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final BitbucketPeople people = client.bitbucket("team");
  private final Caller bitbucket = new Caller(sandbox.bitbucket(), "Bearer token");
  private final HookReceiver receiver = new HookReceiver();

  @BeforeEach
  void repository() {
    people.repository("app");
    clock.pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  private void open(String branch) {
    people.push("app", branch, "Ada");
    people.open("app", branch + " work", branch, "Ada");
    clock.pass(Duration.ofMinutes(1));
  }

  private List<Integer> requests(String query) {
    Caller.Answer answer = bitbucket.get(REPOSITORY + "/pullrequests" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<Integer> ids = new ArrayList<>();
    answer.json().path("values").forEach(value -> ids.add(value.path("id").asInt()));
    return ids;
  }

  @Test
  void onlyOpenPullRequestsAreListedUnlessStatesAreNamed() {
    open("AA-1");
    open("AA-2");
    open("AA-3");
    people.merge("app", 1, "Ada");
    people.decline("app", 2, "Ada");
    assertThat(requests("")).containsExactly(3);
    assertThat(requests("?state=MERGED&state=DECLINED&sort=id")).containsExactly(1, 2);
    assertThat(requests("?q=" + Caller.encode("state = \"MERGED\""))).containsExactly(1);
  }

  @Test
  void pullRequestsAreFilteredAndSorted() {
    open("feature/AA-1");
    open("feature/AA-2");
    open("feature/AA-3");
    String since = Caller.encode("updated_on >= \"2026-01-05T10:02:00+00:00\"");
    assertThat(requests("?sort=updated_on&q=" + since)).containsExactly(2, 3);
    assertThat(requests("?sort=-updated_on&q=" + since)).containsExactly(3, 2);
    String named = Caller.encode("source.branch.name = \"feature/AA-1\" AND title ~ \"WORK\"");
    assertThat(requests("?q=" + named)).containsExactly(1);
    String either = Caller.encode("(id = 1 OR id = 3) AND draft = false");
    assertThat(requests("?sort=id&q=" + either)).containsExactly(1, 3);
    assertThat(bitbucket.get(REPOSITORY + "/pullrequests?q=colour%3D1").status()).isEqualTo(400);
    assertThat(bitbucket.get(REPOSITORY + "/pullrequests?sort=colour").status()).isEqualTo(400);
  }

  @Test
  void pagesAreFollowedByTheirNextLink() {
    for (int i = 1; i <= 5; i++) {
      open("A-" + i);
    }
    JsonNode page = bitbucket.get(REPOSITORY + "/pullrequests?pagelen=2&sort=id").json();
    List<Integer> ids = new ArrayList<>();
    while (true) {
      page.path("values").forEach(value -> ids.add(value.path("id").asInt()));
      if (!page.has("next")) {
        break;
      }
      page = bitbucket.get(page.path("next").asText()).json();
    }
    assertThat(ids).containsExactly(1, 2, 3, 4, 5);
    assertThat(bitbucket.get(REPOSITORY + "/pullrequests?pagelen=51").status()).isEqualTo(400);
    assertThat(bitbucket.get(REPOSITORY + "/refs/branches?pagelen=100").status()).isEqualTo(200);
    assertThat(bitbucket.get(REPOSITORY + "/refs/branches?pagelen=101").status()).isEqualTo(400);
  }

  @Test
  void aPartialResponseHoldsOnlyWhatIsNamed() {
    open("AA-1");
    open("AA-2");
    JsonNode page =
        bitbucket
            .get(REPOSITORY + "/pullrequests?pagelen=1&fields=values.id,values.source.branch,next")
            .json();
    assertThat(page.path("values").path(0).toString())
        .isEqualTo("{\"id\":2,\"source\":{\"branch\":{\"name\":\"AA-2\"}}}");
    assertThat(page.has("next")).isTrue();
    assertThat(page.has("pagelen")).isFalse();
    JsonNode less =
        bitbucket.get(REPOSITORY + "/pullrequests/1?fields=-links,-source.repository").json();
    assertThat(less.has("links")).isFalse();
    assertThat(less.path("source").has("repository")).isFalse();
    assertThat(less.path("source").has("branch")).isTrue();
  }

  @Test
  void aPullRequestLooksAsBitbucketWritesIt() {
    people.push("app", "AA-1", "Ada Lovelace");
    people.draft("app", "AA-1 draft", "AA-1", "Ada Lovelace");
    JsonNode request = bitbucket.get(REPOSITORY + "/pullrequests/1").json();
    assertThat(request.path("draft").asBoolean()).isTrue();
    assertThat(request.path("updated_on").asText()).isEqualTo("2026-01-05T10:01:00.000000+00:00");
    assertThat(request.path("merge_commit").isNull()).isTrue();
    assertThat(request.path("author").path("uuid").asText()).startsWith("{").endsWith("}");
    assertThat(request.path("source").path("commit").path("hash").asText()).hasSize(12);
    people.ready("app", 1, "Ada Lovelace");
    people.mergeAndDelete("app", 1, "Grace Hopper");
    request = bitbucket.get(REPOSITORY + "/pullrequests/1").json();
    assertThat(request.path("state").asText()).isEqualTo("MERGED");
    assertThat(request.path("closed_by").path("display_name").asText()).isEqualTo("Grace Hopper");
    assertThat(bitbucket.get(REPOSITORY + "/refs/branches/AA-1").status()).isEqualTo(404);
  }

  @Test
  void repositoriesAreFoundBySlugOrUuidAndByPush() {
    people.repository("lib");
    String uuid = bitbucket.get(REPOSITORY).json().path("uuid").asText();
    assertThat(
            bitbucket.get("/repositories/team/" + Caller.encode(uuid)).json().path("slug").asText())
        .isEqualTo("app");
    clock.pass(Duration.ofMinutes(1));
    people.push("lib", "feature/AA-1", "Ada");
    String since = Caller.encode("updated_on>=\"2026-01-05T10:02:00Z\"");
    JsonNode found = bitbucket.get("/repositories/team?sort=-updated_on&q=" + since).json();
    assertThat(found.path("values")).hasSize(1);
    assertThat(found.path("values").path(0).path("full_name").asText()).isEqualTo("team/lib");
    assertThat(bitbucket.get("/repositories/team/lib/refs/branches/feature/AA-1").status())
        .isEqualTo(200);
    assertThat(
            bitbucket
                .get("/repositories/team/nowhere")
                .json()
                .path("error")
                .path("message")
                .asText())
        .isEqualTo("Repository team/nowhere not found");
  }

  @Test
  void strangersAndTheThriftlessAreTurnedAway() {
    assertThat(new Caller(sandbox.bitbucket(), "").get(REPOSITORY).status()).isEqualTo(401);
    client.faults("{\"limits\":{\"bitbucketHourly\":3}}");
    for (int i = 0; i < 3; i++) {
      assertThat(bitbucket.get(REPOSITORY).status()).isEqualTo(200);
    }
    Caller.Answer spent = bitbucket.get(REPOSITORY);
    assertThat(spent.status()).isEqualTo(429);
    assertThat(spent.header("Retry-After")).isEmpty();
    clock.pass(Duration.ofHours(1));
    assertThat(bitbucket.get(REPOSITORY).status()).isEqualTo(200);
  }

  @Test
  void aPushTellsWhatWasAndWhatIs() {
    client.bitbucketHooks("team", receiver.uri(), "Gkvl$k$wyNpQAF42");
    people.push("app", "feature/AA-1", "Ada");
    HookReceiver.Received created = receiver.next();
    assertThat(created.header("X-Event-Key")).isEqualTo("repo:push");
    assertThat(created.header("X-Attempt-Number")).isEqualTo("1");
    assertThat(created.header("X-Hook-UUID")).isNotEmpty();
    assertThat(created.header("X-Hub-Signature"))
        .isEqualTo(Signature.of("Gkvl$k$wyNpQAF42", created.body()));
    JsonNode change = created.json().path("push").path("changes").path(0);
    assertThat(change.path("old").isNull()).isTrue();
    assertThat(change.path("new").path("name").asText()).isEqualTo("feature/AA-1");
    assertThat(change.path("new").path("target").path("hash").asText()).hasSize(40);
    people.deleteBranch("app", "feature/AA-1", "Ada");
    change = receiver.next().json().path("push").path("changes").path(0);
    assertThat(change.path("new").isNull()).isTrue();
    assertThat(change.path("closed").asBoolean()).isTrue();
  }

  @Test
  void aPullRequestIsToldThroughItsLife() {
    people.push("app", "AA-1", "Ada");
    client.bitbucketHooks("team", receiver.uri(), null);
    people.draft("app", "AA-1 work", "AA-1", "Ada");
    people.ready("app", 1, "Ada");
    people.decline("app", 1, "Ada");
    people.reopen("app", 1, "Ada");
    people.push("app", "AA-1", "Ada");
    people.merge("app", 2, "Ada");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      HookReceiver.Received hook = receiver.next();
      JsonNode request = hook.json().path("pullrequest");
      told.add(hook.header("X-Event-Key") + " " + request.path("id").asText());
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "pullrequest:created 1",
            "pullrequest:updated 1",
            "pullrequest:rejected 1",
            "pullrequest:created 2",
            "repo:push ",
            "pullrequest:updated 2",
            "pullrequest:fulfilled 2",
            "repo:push ");
  }

  @Test
  void aFailingReceiverIsTriedThriceAtOnceAndARefusingOneOnce() {
    people.push("app", "AA-1", "Ada");
    client.bitbucketHooks("team", receiver.uri(), null);
    receiver.answer(500, 502, 503);
    people.open("app", "AA-1", "AA-1", "Ada");
    HookReceiver.Received first = receiver.next();
    HookReceiver.Received second = receiver.next();
    HookReceiver.Received third = receiver.next();
    assertThat(second.header("X-Request-UUID")).isEqualTo(first.header("X-Request-UUID"));
    assertThat(third.header("X-Attempt-Number")).isEqualTo("3");
    receiver.answer(429);
    people.ready("app", 1, "Ada");
    receiver.next();
    people.decline("app", 1, "Ada");
    assertThat(receiver.next().header("X-Event-Key")).isEqualTo("pullrequest:rejected");
    assertThat(receiver.waiting()).isZero();
  }

  @Test
  void impossibleWishesAreExplained() {
    assertThatThrownBy(() -> people.open("app", "x", "nowhere", "Ada"))
        .hasMessageContaining("no branch nowhere in app; push it first");
    people.push("app", "AA-1", "Ada");
    people.open("app", "x", "AA-1", "Ada");
    people.merge("app", 1, "Ada");
    assertThatThrownBy(() -> people.merge("app", 1, "Ada"))
        .hasMessageContaining("pull request 1 is MERGED; cannot merge it");
    assertThatThrownBy(() -> people.push("lib", "x", "Ada"))
        .hasMessageContaining("no repository lib in team; there are: app");
  }
}
