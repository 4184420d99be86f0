package dev.lockstep.scm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.journal.CallCount;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service with an organisation of Azure DevOps, without any Jira project. */
@QuarkusTest
@RealParts
@TestProfile(AzureDevOpsServiceComponentTest.Organization.class)
class AzureDevOpsServiceComponentTest {

  public static final class Organization implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lockstep.schema", "scm_ado",
          "BITBUCKET_REPOSITORIES", "none-of-them",
          "ADO_ORGANIZATION", "Acme",
          "ADO_PERSONAL_ACCESS_TOKEN", "token",
          "ADO_BASE_URL", "${sandbox.url}/azure-devops",
          "ADO_REQUESTS_PER_SECOND", "500",
          "ADO_WEBHOOK_SECRET", SECRET,
          "LOCKSTEP_SCM_FULL_SWEEP", "1h");
    }
  }

  private static final String SECRET = "a-secret-of-hooks";
  private static final String DANA = Team.DANA;
  private static final String LISTING = "/{organization}/_apis/git/repositories";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Team team = new Team();
  private final AzureDevOpsPeople people = team.sandbox.azureDevOps("Acme");
  private final Topic<PullRequestChanged> pulls =
      new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class);
  private final Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class);
  private final Topic<RepositoryScanned> scans =
      new Topic<>(Topics.DIRECTORY, RepositoryScanned.class);
  private final Topic<WorkItemChanged> items = new Topic<>(Topics.WORK_ITEM, WorkItemChanged.class);
  private final Topic<HistoryPage> histories = new Topic<>(Topics.HISTORY, HistoryPage.class);

  private String repository = "";

  @BeforeEach
  void sweep_a_new_repository() {
    repository = "Shop/web-" + UUID.randomUUID().toString().substring(0, 8);
    people.repository(repository);
    scans.await(scan -> scan.repository().toString().equals(ref()));
  }

  @AfterEach
  void close() {
    List.of(pulls, branches, scans, items, histories).forEach(Topic::close);
  }

  private String ref() {
    return "azure-devops/acme/" + repository.replace('/', ':');
  }

  private boolean isOurs(PullRequestChanged event) {
    return event.repository().toString().equals(ref());
  }

  private int open(String title, String branch) {
    people.push(repository, branch, DANA);
    return people.open(repository, title, branch, DANA).id();
  }

  private PullRequestChanged awaitPull(java.util.function.Predicate<PullRequestChanged> wanted) {
    return pulls.awaitData(event -> isOurs(event) && wanted.test(event));
  }

  @Test
  void each_change_is_told_once_in_a_newer_version_though_there_is_no_update_time() {
    int number = open("AB#7: basket", "users/dana/ab#8");
    PullRequestChanged opened = awaitPull(event -> event.state() == State.OPEN);
    people.vote(repository, number, -5, "Rob Reviewer");
    PullRequestChanged voted = awaitPull(event -> !event.reviews().isEmpty());
    people.retitle(repository, number, "AB#9: basket", DANA);
    PullRequestChanged retitled = awaitPull(event -> event.title().startsWith("AB#9"));
    people.act(repository, number, "abandon", DANA);
    PullRequestChanged abandoned = awaitPull(event -> event.state() == State.DECLINED);
    people.act(repository, number, "reactivate", DANA);
    PullRequestChanged again =
        awaitPull(event -> event.state() == State.OPEN && event.version() > abandoned.version());
    people.act(repository, number, "complete", DANA);
    PullRequestChanged merged = awaitPull(event -> event.state() == State.MERGED);

    assertThat(opened.mentions())
        .containsExactly(
            new KeyMention("AB#8", Evidence.BRANCH), new KeyMention("AB#7", Evidence.TITLE));
    assertThat(voted.reviews().get(0).verdict()).isEqualTo(Verdict.CHANGES_REQUESTED);
    assertThat(
            List.of(opened, voted, retitled, abandoned, again, merged).stream()
                .map(PullRequestChanged::version))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(merged.mergeCommit()).hasSize(40);
    Instant now = Instant.now();
    scans.await(
        scan -> scan.repository().toString().equals(ref()) && scan.occurredAt().isAfter(now));
    assertThat(pulls.all(this::isOurs)).hasSize(6);
  }

  @Test
  void a_service_hook_makes_the_pull_request_be_read() {
    int number = open("Basket", "basket");
    String body =
        """
        {"id":"%s","eventType":"git.pullrequest.created","resource":{"pullRequestId":%d,
         "title":"forged","repository":{"id":"r","name":"%s","project":{"name":"Shop"}}}}\
        """
            .formatted(UUID.randomUUID(), number, repository.substring("Shop/".length()));

    assertThat(post(body, "guess")).isEqualTo(401);
    assertThat(post(body, SECRET)).isEqualTo(202);

    assertThat(awaitPull(event -> event.number() == number).title()).isEqualTo("Basket");
    assertThat(pulls.all(event -> event.title().equals("forged"))).isEmpty();
  }

  private static int post(String body, String secret) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Lockstep-Secret", secret)
        .body(body)
        .post("/webhook/azure-devops/Acme")
        .statusCode();
  }

  @Test
  void a_work_item_that_is_linked_with_a_pull_request_is_named_by_it_without_any_key() {
    int number = open("Nothing is named here", "unnamed");
    awaitPull(event -> event.number() == number);
    int item = people.item("Shop", "Task", Map.of("System.Title", "linked"), DANA).id();
    people.artifact(item, repository.substring("Shop/".length()), number, null);

    PullRequestChanged linked = awaitPull(event -> !event.mentions().isEmpty());

    assertThat(linked.mentions()).containsExactly(new KeyMention("AB#" + item, Evidence.LINK));
  }

  @Test
  void a_work_item_is_told_with_its_history() {
    int id = people.item("Shop", "User Story", Map.of("System.Title", "told"), DANA).id();
    items.await(event -> event.item().key().equals("AB#" + id));

    people.update(id, Map.of("System.State", "Active"), DANA);

    WorkItemChanged changed =
        items.awaitData(
            event ->
                event.item().key().equals("AB#" + id)
                    && event.item().status().name().equals("Active"));
    HistoryPage history = histories.awaitData(page -> page.key().equals("AB#" + id));
    assertThat(changed.changes()).extracting(WorkItemChanged.FieldChange::to).contains("Active");
    assertThat(history.entries().get(0).changes().get(0).to()).isEqualTo("Active");
  }

  @Test
  void while_nothing_changes_a_hundred_repositories_cost_two_calls_and_three_a_project() {
    for (int i = 0; i < 100; i++) {
      people.repository((i % 2 == 0 ? "Even" : "Odd") + "/quiet-" + i);
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                scans.all(scan -> scan.repository().name().contains(":quiet-")).stream()
                    .map(RepositoryScanned::repository)
                    .distinct()
                    .count(),
            swept -> swept == 100);

    List<CallCount> calls =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(this::rounds, seen -> count(seen, "/repositories/{repository}/") == 0);

    long rounds = count(calls, LISTING);
    long projects = 3; // Shop, Even and Odd
    assertThat(count(calls, "")).isLessThanOrEqualTo((rounds + 1) * (2 + 3 * projects));
  }

  /** What some rounds cost; one that is still changed by other tests is not quiet. */
  private List<CallCount> rounds() {
    team.sandbox.resetCalls();
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(team.sandbox::calls, seen -> count(seen, LISTING) >= 4);
  }

  private static long count(List<CallCount> calls, String endpoint) {
    return calls.stream()
        .filter(
            call -> call.upstream().equals("azure-devops") && call.endpoint().contains(endpoint))
        .mapToLong(CallCount::count)
        .sum();
  }
}
