package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.hook.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PULLS =
      """
      query($after: String, $first: Int!) { repository(owner: "acme", name: "shop") {
        pullRequests(first: $first, after: $after, orderBy: {field: UPDATED_AT, direction: ASC}) {
          totalCount pageInfo { hasNextPage endCursor }
          nodes { number title state isDraft headRefName body reviewDecision
            latestOpinionatedReviews(first: 5) { nodes { state author { login } } }
            reviewRequests(first: 5) { nodes { requestedReviewer { ... on User { login } } } } } } } }
      """;

  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final GitHubPeople people = client.github("acme");
  private final Caller github = new Caller(sandbox.github(), "Bearer token");
  private final HookReceiver receiver = new HookReceiver();

  @BeforeEach
  void repository() {
    people.repository("shop");
    people.push("shop", "aa-1", "AA-1 work", "Ada");
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  private JsonNode ask(String query, Map<String, Object> variables) {
    return ask(github, query, variables);
  }

  private static JsonNode ask(Caller caller, String query, Map<String, Object> variables) {
    ObjectNode body = MAPPER.createObjectNode().put("query", query);
    body.set("variables", MAPPER.valueToTree(variables));
    Caller.Answer answer = caller.post("/graphql", body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private long open(String title) {
    clock.pass(Duration.ofMinutes(1));
    return people.open("shop", title, "aa-1", "Ada").number();
  }

  private static JsonNode list(JsonNode answer) {
    assertThat(answer.path("errors")).isEmpty();
    return answer.path("data").path("repository").path("pullRequests");
  }

  private static List<Integer> numbers(JsonNode list) {
    List<Integer> numbers = new ArrayList<>();
    list.path("nodes").forEach(node -> numbers.add(node.path("number").asInt()));
    return numbers;
  }

  @Test
  void aCursorGoesOnBehindWhatItNamesWhereverThatHasGone() {
    for (int i = 1; i <= 5; i++) {
      open("AA-" + i);
    }
    JsonNode first = list(ask(PULLS, Map.of("first", 2)));
    clock.pass(Duration.ofMinutes(1));
    people.act("shop", 2, "merge", "Ada");
    JsonNode rest =
        list(
            ask(
                PULLS,
                Map.of("first", 10, "after", first.path("pageInfo").path("endCursor").asText())));

    assertThat(numbers(first)).containsExactly(1, 2);
    assertThat(first.path("totalCount").asInt()).isEqualTo(5);
    assertThat(numbers(rest)).containsExactly(3, 4, 5, 2);
    assertThat(rest.path("nodes").get(3).path("state").asText()).isEqualTo("MERGED");
  }

  private JsonNode changes(String arguments) {
    String query =
        "query { repository(owner: \"acme\", name: \"shop\") { issue(number: 1) {"
            + " timelineItems(%s) { totalCount pageInfo { hasPreviousPage startCursor }"
                .formatted(arguments)
            + " nodes { ... on RenamedTitleEvent { currentTitle } } } } } }";
    JsonNode answer = ask(query, Map.of());
    assertThat(answer.path("errors")).isEmpty();
    return answer.path("data").path("repository").path("issue").path("timelineItems");
  }

  private static List<String> titles(JsonNode changes) {
    List<String> titles = new ArrayList<>();
    changes.path("nodes").forEach(node -> titles.add(node.path("currentTitle").asText()));
    return titles;
  }

  @Test
  void whatChangedInAnIssueIsReadFromItsEnd() {
    people.issue("shop", "zero", "", "Ada");
    for (String title : List.of("one", "two", "three")) {
      clock.pass(Duration.ofMinutes(1));
      people.issue("shop", 1, "issue-retitle", title, "Ada");
    }
    people.issue("shop", 1, "issue-label", "bug", "Ada");
    String renamed = ", itemTypes: [RENAMED_TITLE_EVENT]";
    JsonNode last = changes("last: 2" + renamed);
    JsonNode before =
        changes(
            "last: 2, before: \"%s\"".formatted(last.path("pageInfo").path("startCursor").asText())
                + renamed);

    assertThat(titles(last)).containsExactly("two", "three");
    assertThat(last.path("pageInfo").path("hasPreviousPage").asBoolean()).isTrue();
    assertThat(titles(before)).containsExactly("one");
    assertThat(before.path("pageInfo").path("hasPreviousPage").asBoolean()).isFalse();
    assertThat(titles(changes("last: 9, since: \"2026-01-05T10:03:00Z\"" + renamed)))
        .containsExactly("three");
    assertThat(changes("last: 9").path("totalCount").asInt()).isEqualTo(4);
  }

  @Test
  void reviewsAreAskedForAndGiven() {
    open("AA-1");
    people.requestReview("shop", 1, "Rob Reviewer", "Ada");
    JsonNode asked = list(ask(PULLS, Map.of("first", 1))).path("nodes").get(0);
    people.review("shop", 1, "approved", "Rob Reviewer");
    JsonNode given = list(ask(PULLS, Map.of("first", 1))).path("nodes").get(0);

    assertThat(asked.path("reviewRequests").toString()).contains("rob-reviewer");
    assertThat(given.path("reviewRequests").path("nodes")).isEmpty();
    assertThat(given.path("latestOpinionatedReviews").toString())
        .contains("APPROVED", "rob-reviewer");
  }

  @Test
  void whatIsWrongComesWithTwoHundred() {
    String missing =
        "query { a: repository(owner: \"acme\", name: \"shop\") { name }"
            + " b: repository(owner: \"acme\", name: \"none\") { name } }";
    JsonNode partial = ask(missing, Map.of());

    assertThat(partial.path("data").path("a").path("name").asText()).isEqualTo("shop");
    assertThat(partial.path("data").path("b").isNull()).isTrue();
    assertThat(partial.path("errors").get(0).path("type").asText()).isEqualTo("NOT_FOUND");
    assertThat(partial.path("errors").get(0).path("path").get(0).asText()).isEqualTo("b");
    assertThat(ask("query { colour }", Map.of()).path("errors")).hasSize(1);
    assertThat(ask("query {", Map.of()).path("errors")).hasSize(1);
    assertThat(ask(PULLS, Map.of("first", 101)).path("errors").toString())
        .contains("EXCESSIVE_PAGINATION");
    client.faults("{\"limits\":{\"githubNodes\":1}}");
    open("AA-1");
    open("AA-2");
    JsonNode cut = ask(PULLS, Map.of("first", 2));
    assertThat(cut.path("data").path("repository").path("pullRequests").path("nodes")).hasSize(1);
    assertThat(cut.path("errors").toString()).contains("RESOURCE_LIMITS_EXCEEDED");
  }

  @Test
  void pointsAndCallsRunOut() {
    client.faults("{\"limits\":{\"githubHourly\":2}}");
    ask(PULLS, Map.of("first", 1));
    ask(PULLS, Map.of("first", 1));
    JsonNode refused = ask(PULLS, Map.of("first", 1));
    assertThat(refused.path("errors").get(0).path("type").asText()).isEqualTo("RATE_LIMITED");
    assertThat(refused.has("data")).isFalse();

    github.get("/users/acme");
    github.get("/users/acme");
    Caller.Answer no = github.get("/users/acme");
    assertThat(no.status()).isEqualTo(403);
    assertThat(no.header("x-ratelimit-remaining")).isEqualTo("0");
    assertThat(Long.parseLong(no.header("x-ratelimit-reset")))
        .isEqualTo(clock.instant().plusSeconds(3600).getEpochSecond());
    clock.pass(Duration.ofHours(1));
    assertThat(github.get("/users/acme").status()).isEqualTo(200);
  }

  @Test
  void secondaryLimitsComeWithForbidden() {
    client.faults("{\"github\":{\"throttleRate\":1,\"retryAfterSeconds\":7}}");
    Caller.Answer no = github.get("/users/acme");
    assertThat(no.status()).isEqualTo(403);
    assertThat(no.header("Retry-After")).isEqualTo("7");
    assertThat(no.text()).contains("secondary rate limit");
  }

  @Test
  void withoutTokenNothingIsTold() {
    assertThat(new Caller(sandbox.github(), "").get("/users/acme").status()).isEqualTo(401);
    assertThat(new Caller(sandbox.github(), "Bearer bad").get("/users/acme").status())
        .isEqualTo(401);
    assertThat(new Caller(sandbox.github(), "Bearer ghs_forged").get("/users/acme").status())
        .isEqualTo(401);
  }

  private String register(String events) {
    Caller.Answer made =
        github.post(
            "/orgs/acme/hooks",
            "{\"name\":\"web\",\"active\":true,\"events\":["
                + events
                + "],\"config\":{\"url\":\""
                + receiver.uri()
                + "\",\"content_type\":\"json\",\"secret\":\"s3cret\"}}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("config").path("secret").asText()).isEqualTo("********");
    assertThat(receiver.next().header("X-GitHub-Event")).isEqualTo("ping");
    assertThat(client.awaitQuiet(Duration.ofSeconds(5))).isTrue(); // it was answered, too
    return made.json().path("id").asText();
  }

  @Test
  void registeredHooksAreSignedAndNotSentAgainByThemselves() {
    String hook = register("\"pull_request\"");
    receiver.answer(503);
    open("AA-1");
    HookReceiver.Received lost = receiver.next();
    assertThat(lost.header("X-Hub-Signature-256")).isEqualTo(Signature.of("s3cret", lost.body()));
    assertThat(lost.json().path("action").asText()).isEqualTo("opened");
    assertThat(client.awaitQuiet(Duration.ofSeconds(5))).isTrue();
    assertThat(receiver.waiting()).isZero();

    JsonNode failed = github.get("/orgs/acme/hooks/" + hook + "/deliveries?status=failure").json();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).path("guid").asText()).isEqualTo(lost.header("X-GitHub-Delivery"));
    github.post(
        "/orgs/acme/hooks/"
            + hook
            + "/deliveries/"
            + failed.get(0).path("id").asText()
            + "/attempts",
        "{}");
    HookReceiver.Received again = receiver.next();
    assertThat(again.header("X-GitHub-Delivery")).isEqualTo(lost.header("X-GitHub-Delivery"));
    assertThat(again.body()).isEqualTo(lost.body());
  }

  @Test
  void eachEventIsToldAsGitHubTellsIt() {
    register("\"*\"");
    people.push("shop", "aa-2", "AA-2 more", "Ada");
    people.tag("shop", "v1", "Ada");
    people.issue("shop", "A bug", "It fails", "Ada");
    people.issue("shop", 1, "comment", "I see it too", "Rob");
    people.run("shop", "aa-2", "failure", "Ada");
    people.release("shop", "v1", "First", "Ada");
    people.deploy("shop", "production", "success", "Ada");
    people.rename("shop", "store");

    List<String> events = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      events.add(receiver.next().header("X-GitHub-Event"));
    }
    assertThat(events)
        .containsExactlyInAnyOrder(
            "create",
            "push",
            "create",
            "push",
            "issues",
            "issue_comment",
            "workflow_run",
            "workflow_run",
            "release",
            "deployment_status",
            "repository");
  }

  @Test
  void aRepositoryIsFoundByItsFormerNameToo() {
    people.rename("shop", "store");
    JsonNode found =
        ask("query { repository(owner: \"ACME\", name: \"Shop\") { nameWithOwner } }", Map.of());
    assertThat(found.path("data").path("repository").path("nameWithOwner").asText())
        .isEqualTo("acme/store");
  }

  @Test
  void mistakesOfPeopleAreTold() {
    assertThatThrownBy(() -> people.open("shop", "AA-9", "no-branch", "Ada"))
        .isInstanceOf(SandboxRefusal.class)
        .hasMessageContaining("push it first");
    assertThatThrownBy(() -> people.act("shop", 99, "merge", "Ada"))
        .hasMessageContaining("no pull request 99");
  }
}
