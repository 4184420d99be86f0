package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.AzureDevOpsViews.ServiceHook;
import dev.lockstep.sandbox.control.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AzureDevOpsTest {
  private static final String VERSION = "api-version=7.1";
  private static final String DANA = "Dana Developer";
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final AzureDevOpsPeople people = client.azureDevOps("acme");
  private final Caller azure = caller(":token");

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Caller caller(String both) {
    return new Caller(
        java.net.URI.create(sandbox.azureDevOps() + "/acme"),
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  private static String pulls(String query) {
    return "/Shop/_apis/git/repositories/web/pullrequests?" + query + VERSION;
  }

  private int open(String title) {
    return people.open("Shop/web", title, "basket", DANA).id();
  }

  private void repository() {
    people.repository("Shop/web");
    people.push("Shop/web", "basket", DANA);
  }

  @Test
  void whoIsNotLetInGetsAPageToSignIn() {
    people.repository("Shop/web");
    String path = "/_apis/git/repositories?" + VERSION;
    Caller nobody = new Caller(java.net.URI.create(sandbox.azureDevOps() + "/acme"), "");
    assertThat(nobody.get(path).status()).isEqualTo(302);
    Caller.Answer expired = caller(":expired-1").get(path);
    assertThat(expired.status()).isEqualTo(203);
    assertThat(expired.text()).contains("Sign In");
    assertThat(azure.get(path).status()).isEqualTo(200);
    assertThat(azure.get("/_apis/git/repositories").status()).isEqualTo(400);
  }

  @Test
  void entraGivesTokensThatEnd() {
    people.repository("Shop/web");
    people.tokensLive(3_600);
    java.net.URI login = java.net.URI.create(sandbox.azureDevOps() + "/login/t/oauth2/v2.0");
    String form =
        "grant_type=client_credentials&client_id=a&client_secret=s&scope="
            + "499b84ac-1321-427f-aa17-267ca6975798%2F.default";
    JsonNode given = new Caller(login, "").post("/token", form).json();
    Caller app =
        new Caller(
            java.net.URI.create(sandbox.azureDevOps() + "/acme"),
            "Bearer " + given.path("access_token").asText());
    assertThat(app.get("/_apis/projects?" + VERSION).status()).isEqualTo(200);
    assertThat(
            new Caller(login, "").post("/token", form.replace("secret=s", "secret=wrong")).status())
        .isEqualTo(401);
  }

  @Test
  void listsShowActiveOnesNewestFirstWithTheirTextsCut() {
    repository();
    people.open(
        "Shop/web",
        new Requests.NewPullRequest("long", "basket", null, "x".repeat(500), false, DANA));
    int second = open("second");
    people.act("Shop/web", open("gone"), "abandon", DANA);
    JsonNode list = azure.get(pulls("")).json();
    assertThat(list.path("count").asInt()).isEqualTo(2);
    assertThat(list.at("/value/0/pullRequestId").asInt()).isEqualTo(second);
    assertThat(list.at("/value/1/description").asText()).hasSize(400);
    assertThat(
            azure
                .get(pulls("searchCriteria.status=all&$top=1&$skip=1&"))
                .json()
                .at("/value/0/title")
                .asText())
        .isEqualTo("second");
    int first = list.at("/value/1/pullRequestId").asInt();
    assertThat(
            azure
                .get("/Shop/_apis/git/repositories/web/pullrequests/" + first + "?" + VERSION)
                .json()
                .path("description")
                .asText())
        .hasSize(500);
  }

  @Test
  void closedSinceIsAskedByTheTimeOfClosing() {
    repository();
    int number = open("first");
    open("second");
    people.act("Shop/web", number, "complete", DANA);
    String since =
        "searchCriteria.status=all&searchCriteria.queryTimeRangeType=closed"
            + "&searchCriteria.minTime=2000-01-01T00:00:00Z&";
    JsonNode list = azure.get(pulls(since)).json();
    assertThat(list.path("count").asInt()).isEqualTo(1);
    assertThat(list.at("/value/0/mergeStatus").asText()).isEqualTo("succeeded");
    assertThat(azure.get(pulls("searchCriteria.minTime=yesterday&")).status()).isEqualTo(400);
  }

  @Test
  void theTokenOfTheNextBranchesStandsInAHeader() {
    people.repository("Shop/web");
    IntStream.range(0, 5).forEach(i -> people.push("Shop/web", "b" + i, DANA));
    String path = "/Shop/_apis/git/repositories/web/refs?filter=heads/b&$top=3&" + VERSION;
    Caller.Answer first = azure.get(path);
    Caller.Answer second =
        azure.get(path + "&continuationToken=" + first.header("x-ms-continuationtoken"));
    assertThat(first.json().path("count").asInt()).isEqualTo(3);
    assertThat(second.json().path("count").asInt()).isEqualTo(2);
    assertThat(second.header("x-ms-continuationtoken")).isEmpty();
  }

  @Test
  void anAnnotatedTagPointsAtAnObjectOfItsOwnThatIsPeeledOnDemand() {
    people.repository("Shop/web");
    String path = "/Shop/_apis/git/repositories/web/refs?";
    String head = azure.get(path + VERSION).json().at("/value/0/objectId").asText();
    people.tag("Shop/web", "light", false);
    people.tag("Shop/web", "noted", true);
    JsonNode tags = azure.get(path + "filter=tags/&peelTags=true&" + VERSION).json();
    assertThat(tags.path("count").asInt()).isEqualTo(2);
    assertThat(tags.at("/value/0/name").asText()).isEqualTo("refs/tags/light");
    assertThat(tags.at("/value/0/objectId").asText()).isEqualTo(head);
    assertThat(tags.at("/value/1/objectId").asText()).isNotEqualTo(head);
    assertThat(tags.at("/value/1/peeledObjectId").asText()).isEqualTo(head);
    people.deleteTag("Shop/web", "light");
    assertThat(azure.get(path + VERSION).json().path("count").asInt()).isEqualTo(2);
  }

  @Test
  void aRenamedRepositoryKeepsItsIdAndADisabledOneCannotBeRead() {
    people.repository("Shop/web");
    String path = "/_apis/git/repositories?" + VERSION;
    String id = azure.get(path).json().at("/value/0/id").asText();
    people.rename("Shop/web", "shop-web");
    people.disable("Shop/shop-web", true);
    JsonNode now = azure.get(path).json().at("/value/0");
    assertThat(now.path("id").asText()).isEqualTo(id);
    assertThat(now.path("name").asText()).isEqualTo("shop-web");
    assertThat(now.path("isDisabled").asBoolean()).isTrue();
    assertThat(azure.get("/Shop/_apis/git/repositories/shop-web/refs?" + VERSION).status())
        .isEqualTo(404);
  }

  @Test
  void theFeedGoesOnAtItsTokenAndShowsWhatIsDeleted() {
    int id = people.item("Shop", "Task", Map.of("System.Title", "first"), DANA).id();
    people.update(id, Map.of("System.State", "Active"), DANA);
    String path =
        "/_apis/wit/reporting/workitemrevisions?includeDeleted=true&$maxPageSize=2&" + VERSION;
    JsonNode first = azure.get(path).json();
    assertThat(first.path("isLastBatch").asBoolean()).isTrue();
    assertThat(first.at("/values/0/fields/System.RevisedDate").asText()).doesNotStartWith("9999");
    assertThat(first.at("/values/1/fields/System.RevisedDate").asText()).startsWith("9999");
    people.delete(id);
    JsonNode next =
        azure.get(path + "&continuationToken=" + first.path("continuationToken").asText()).json();
    assertThat(next.at("/values/0/rev").asInt()).isEqualTo(3);
    assertThat(next.at("/values/0/fields/System.IsDeleted").asBoolean()).isTrue();
    assertThat(
            azure
                .post(
                    "/_apis/wit/workitemsbatch?" + VERSION,
                    "{\"ids\":[" + id + "],\"$expand\":\"relations\",\"errorPolicy\":\"omit\"}")
                .json()
                .at("/value/0")
                .isNull())
        .isTrue();
  }

  @Test
  void aLinkIsNoRevisionButALineOfItsOwnFeed() {
    int one = people.item("Shop", "Task", Map.of("System.Title", "one"), DANA).id();
    int two = people.item("Shop", "User Story", Map.of("System.Title", "two"), DANA).id();
    people.parent(one, two);
    JsonNode links = azure.get("/_apis/wit/reporting/workitemlinks?" + VERSION).json();
    assertThat(links.at("/values/0/sourceId").asInt()).isEqualTo(two);
    assertThat(links.at("/values/0/targetId").asInt()).isEqualTo(one);
    assertThat(people.update(one, Map.of(), DANA).rev()).isEqualTo(2);
  }

  @Test
  void aServiceHookTellsAnUpdateByItsNumberAndShowsItsHeader() {
    try (HookReceiver receiver = new HookReceiver()) {
      people.repository("Shop/web");
      String project = azure.get("/_apis/projects?" + VERSION).json().at("/value/0/id").asText();
      String wanted =
          "{\"publisherId\":\"tfs\",\"eventType\":\"workitem.updated\",\"consumerId\":\"webHooks\","
              + "\"consumerActionId\":\"httpRequest\",\"publisherInputs\":{\"projectId\":\""
              + project
              + "\"},\"consumerInputs\":{\"url\":\""
              + receiver.uri()
              + "\",\"httpHeaders\":\"X-Lockstep-Secret:s\",\"basicAuthUsername\":\"u\","
              + "\"basicAuthPassword\":\"p\"}}";
      JsonNode hook = azure.post("/_apis/hooks/subscriptions?" + VERSION, wanted).json();
      assertThat(hook.at("/consumerInputs/basicAuthPassword").asText()).isEqualTo("********");
      assertThat(hook.at("/consumerInputs/basicAuthUsername").asText()).isEqualTo("u");
      int id = people.item("Shop", "Task", Map.of("System.Title", "one"), DANA).id();
      people.update(id, Map.of("System.State", "Active"), DANA);
      HookReceiver.Received delivery = receiver.next();
      assertThat(delivery.header("X-Lockstep-Secret")).isEqualTo("s");
      assertThat(delivery.json().at("/resource/id").asInt()).isEqualTo(2);
      assertThat(delivery.json().at("/resource/workItemId").asInt()).isEqualTo(id);
      people.hookStatus(hook.path("id").asText(), "disabledBySystem");
      assertThat(people.hooks())
          .extracting(ServiceHook::status)
          .containsExactly("disabledBySystem");
    }
  }

  @Test
  void buildsAreListedInTheOrderInWhichTheyEndedAndAgainWhenTheyRanAgain() {
    repository();
    int first = people.build("Shop/web", "basket", "AB#7", "failed").id();
    AzureDevOpsRequests.Build running =
        new AzureDevOpsRequests.Build(null, "Release", "basket", null, null, null, DANA);
    people.build("Shop/web", running);
    AzureDevOpsRequests.Build forPull =
        new AzureDevOpsRequests.Build(null, "PR", null, open("first"), null, "succeeded", DANA);
    int second = people.build("Shop/web", forPull).id();
    String path =
        "/Shop/_apis/build/builds?statusFilter=completed&queryOrder=finishTimeAscending&$top=1&"
            + VERSION;
    Caller.Answer page = azure.get(path);
    assertThat(page.json().at("/value/0/id").asInt()).isEqualTo(first);
    assertThat(page.json().at("/value/0/triggerInfo/ci.message").asText()).isEqualTo("AB#7");
    JsonNode next =
        azure.get(path + "&continuationToken=" + page.header("x-ms-continuationtoken")).json();
    assertThat(next.at("/value/0/id").asInt()).isEqualTo(second);
    assertThat(next.at("/value/0/sourceBranch").asText()).isEqualTo("refs/pull/1/merge");
    assertThat(next.at("/value/0/parameters").asText()).contains("refs/heads/basket");
    people.build(
        "Shop/web",
        new AzureDevOpsRequests.Build(first, null, null, null, null, "succeeded", DANA));
    JsonNode again = azure.get(path.replace("$top=1", "$top=9")).json();
    assertThat(again.at("/value/1/id").asInt()).isEqualTo(first);
    assertThat(again.at("/value/1/result").asText()).isEqualTo("succeeded");
    assertThat(azure.get(path.replace("Ascending", "Descending")).status()).isEqualTo(400);
  }

  @Test
  void aMergeThatMeetsConflictsIsAnAttempt() {
    repository();
    int number = open("conflicting");
    people.act(
        "Shop/web",
        number,
        "complete",
        new AzureDevOpsRequests.Action(null, null, null, true, DANA));
    JsonNode json = azure.get(pulls("")).json().at("/value/0");
    assertThat(json.path("status").asText()).isEqualTo("active");
    assertThat(json.path("mergeStatus").asText()).isEqualTo("conflicts");
  }

  @Test
  void overTheLimitAnswersAreLateAndFarOverItRefused() {
    people.repository("Shop/web");
    client.faults("{\"limits\":{\"azureDevOpsUnits\":2}}");
    String path = "/_apis/projects?" + VERSION;
    IntStream.range(0, 2).forEach(i -> azure.get(path));
    Caller.Answer late = azure.get(path);
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.header("Retry-After")).isEqualTo("1");
    assertThat(late.header("X-RateLimit-Delay")).isNotEmpty();
    azure.get(path);
    Caller.Answer refused = azure.get(path);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).contains("TF400733");
  }

  @Test
  void mistakesSayWhatIsAllowed() {
    repository();
    int number = open("first");
    assertThatThrownBy(() -> people.act("Shop/web", number, "merge", DANA))
        .hasMessageContaining("there are: ready, draft, update, vote, complete");
    assertThatThrownBy(() -> people.item("Shop", "Story", Map.of(), DANA))
        .hasMessageContaining("User Story");
    assertThat(client.awaitQuiet(Duration.ofSeconds(5))).isTrue();
  }
}
