package dev.lockstep.scm.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.CommentAdded;
import dev.lockstep.contract.CommentDeleted;
import dev.lockstep.contract.CommitsPushed;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.Decoded;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.port.PullRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHooksTest {

  private static final RepositoryRef SHOP = new RepositoryRef("github", "acme", "shop");

  private static List<Hook> decode(String event, byte[] body) {
    return new GitHubHooks().decode(Map.of("X-GitHub-Event", event)::get, body).hooks();
  }

  private static List<Hook> decode(String event, String body) {
    return decode(event, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Event fact(Hook hook) {
    return ((Hook.Facts) hook).events().apply(texts -> List.of()).get(0);
  }

  private static <E extends Event> E fact(Class<E> type, String event, String body) {
    return type.cast(fact(decode(event, body).get(0)));
  }

  /** Hooks that GitHub sent, as others recorded them; skipped where they are not at hand. */
  private static byte[] sample(String name) throws IOException {
    String samples = System.getProperty("lockstep.samples", "");
    Path file = Path.of(samples, "github/rest-go-scm/webhooks", name + ".json");
    Assumptions.assumeTrue(!samples.isBlank() && Files.exists(file), "no samples at hand");
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @CsvSource({
    "pr_opened,           OPEN",
    "pr_edited,           OPEN",
    "pr_sync,             OPEN",
    "pr_labeled,          OPEN",
    "pr_ready_for_review, OPEN",
    "pr_reopened,         OPEN",
    "pr_closed,           DECLINED"
  })
  void recorded_pull_requests_are_read(String file, State state) throws IOException {
    PullRequest pull =
        ((Hook.PullRequestSeen) decode("pull_request", sample(file)).get(0)).pullRequest();

    assertThat(pull.state()).isEqualTo(state);
    assertThat(pull.number()).isPositive();
    assertThat(pull.sourceBranch()).isNotEmpty();
    assertThat(pull.targetBranch()).isNotEmpty();
    assertThat(pull.headCommit()).hasSize(40);
    assertThat(pull.url()).startsWith("https://github.com/");
    assertThat(pull.author()).isNotNull();
    assertThat(pull.actor()).isNotNull();
    assertThat(pull.mergeCommit()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "push,                push,               BranchesTouched",
    "push,                push_branch_create, BranchesTouched",
    "push,                push_branch_delete, BranchesTouched",
    "push,                push_tag,           Facts",
    "push,                push_tag_delete,    Facts",
    "create,              branch_create,      BranchesTouched",
    "delete,              branch_delete,      BranchesTouched",
    "create,              tag_create,         Ignored",
    "delete,              tag_delete,         Ignored",
    "pull_request_review, pr_review_submitted, PullRequestTouched",
    "release,             release_created,    Facts",
    "release,             release_published,  Facts",
    "release,             release_edited,     Facts",
    "release,             release_deleted,    Facts",
    "deployment,          deployment,         Ignored"
  })
  void recorded_hooks_of_each_kind_are_read(String event, String file, String kind)
      throws IOException {
    Hook hook = decode(event, sample(file)).get(0);

    assertThat(hook.getClass().getSimpleName()).isEqualTo(kind);
    if (hook instanceof Hook.Facts) {
      assertThat(fact(hook).version()).isPositive();
    }
  }

  @Test
  void a_merged_pull_request_tells_its_commit_and_an_open_one_not_the_trial_of_it() {
    String body =
        """
        {"action":"%s","repository":{"full_name":"Acme/Shop"},"sender":{"id":2,"login":"rob"},
         "pull_request":{"number":7,"title":"ABC-1","body":null,"state":"%s","draft":%s,
           "merged":%s,"merged_at":%s,"merge_commit_sha":"abc","updated_at":"2026-11-20T10:00:00Z",
           "html_url":"https://github.com/Acme/Shop/pull/7","user":{"id":1,"login":"ana"},
           "head":{"ref":"abc-1","sha":"c0ffee"},"base":{"ref":"main"},
           "requested_reviewers":[{"id":9,"login":"eve"}],"requested_teams":[{"id":3,"name":"Core"}]}}\
        """;

    PullRequest merged =
        seen(
            decode(
                "pull_request",
                body.formatted("closed", "closed", false, true, "\"2026-11-20T10:00:00Z\"")));
    PullRequest draft =
        seen(decode("pull_request", body.formatted("opened", "open", true, false, null)));

    assertThat(merged.repository()).isEqualTo(SHOP);
    assertThat(merged.state()).isEqualTo(State.MERGED);
    assertThat(merged.nativeState()).isEqualTo("MERGED");
    assertThat(merged.mergeCommit()).isEqualTo("abc");
    assertThat(merged.reviews()).as("what was answered is not shown").isNull();
    assertThat(draft.reviews())
        .extracting(one -> one.reviewer().name() + " " + one.verdict())
        .containsExactly("eve " + Verdict.REQUESTED, "Core " + Verdict.REQUESTED);
    assertThat(draft.state()).isEqualTo(State.DRAFT);
    assertThat(draft.mergeCommit()).isNull();
    assertThat(draft.description()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"review_requested", "review_request_removed"})
  void who_is_asked_for_a_review_is_read(String action) {
    assertThat(
            decode(
                "pull_request",
                """
                {"action":"%s","repository":{"full_name":"Acme/Shop"},"pull_request":{"number":7}}\
                """
                    .formatted(action)))
        .containsExactly(new Hook.PullRequestTouched(SHOP, 7, "pull_request"));
  }

  private static PullRequest seen(List<Hook> hooks) {
    return ((Hook.PullRequestSeen) hooks.get(0)).pullRequest();
  }

  @Test
  void a_push_is_a_hint_at_its_branch_and_tells_its_commits() {
    List<Hook> hooks =
        decode(
            "push",
            """
            {"ref":"refs/heads/feature/abc-1","after":"b2","repository":{"full_name":"acme/shop",
             "pushed_at":1763632800},"sender":{"id":1,"login":"ana"},"commits":[
             {"id":"b1","message":"ABC-1 one\\n\\nmore","author":{"name":"Ana","username":"ana"}},
             {"id":"b2","message":"two","author":null}]}\
            """);

    assertThat(hooks.get(0))
        .isEqualTo(new Hook.BranchesTouched(SHOP, Set.of("feature/abc-1"), "push"));
    CommitsPushed pushed = (CommitsPushed) fact(hooks.get(1));
    assertThat(pushed.commits())
        .extracting(CommitsPushed.Commit::summary)
        .containsExactly("ABC-1 one", "two");
    assertThat(pushed.version()).isEqualTo(1_763_632_800_000L);
    assertThat(pushed.head()).isEqualTo("b2");
  }

  @Test
  void a_tag_that_is_deleted_is_told() {
    TagChanged gone =
        fact(
            TagChanged.class,
            "push",
            """
            {"ref":"refs/tags/v1","after":"0000","deleted":true,"head_commit":null,
             "repository":{"full_name":"acme/shop","pushed_at":1763632800}}\
            """);

    assertThat(gone.exists()).isFalse();
    assertThat(gone.commit()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "completed, success,   SUCCESSFUL",
    "completed, timed_out, FAILED",
    "completed, cancelled, CANCELLED",
    "completed, brand_new, UNKNOWN",
    "in_progress, ,        RUNNING",
    "queued, ,             PENDING"
  })
  void runs_of_workflows_are_builds(String status, String conclusion, BuildChanged.State state) {
    BuildChanged build =
        fact(
            BuildChanged.class,
            "workflow_run",
            """
            {"action":"x","repository":{"full_name":"acme/shop"},"workflow_run":{"id":5,"name":"ci",
             "head_branch":"abc-1","head_sha":"c0ffee","status":"%s","conclusion":%s,
             "updated_at":"2026-11-20T10:00:00Z","html_url":"https://x"}}\
            """
                .formatted(status, conclusion == null ? null : "\"" + conclusion + "\""));

    assertThat(build.state()).isEqualTo(state);
    assertThat(build.id()).isEqualTo("run:5");
    assertThat(build.branch()).isEqualTo("abc-1");
  }

  @Test
  void a_check_of_github_actions_is_told_by_its_workflow() {
    assertThat(
            decode(
                "check_run",
                """
                {"repository":{"full_name":"acme/shop"},"check_run":{"id":1,"head_sha":"c",
                 "app":{"slug":"github-actions"},"started_at":"2026-11-20T10:00:00Z"}}\
                """))
        .containsExactly(new Hook.Ignored("the workflow's run tells it"));
  }

  @Test
  void a_deployment_that_ends_is_told() {
    DeploymentChanged deployed =
        fact(
            DeploymentChanged.class,
            "deployment_status",
            """
            {"action":"created","repository":{"full_name":"acme/shop"},
             "deployment":{"id":3,"environment":"prod","sha":"c0ffee","ref":"main"},
             "deployment_status":{"state":"success","environment_url":"",
               "updated_at":"2026-11-20T10:00:00Z"}}\
            """);

    assertThat(deployed.state()).isEqualTo(DeploymentChanged.State.SUCCESSFUL);
    assertThat(deployed.url()).isNull();
  }

  @Test
  void a_deleted_release_is_later_than_what_was_told_of_it() {
    String body =
        """
        {"action":"%s","repository":{"full_name":"acme/shop"},"release":{"id":3,"tag_name":"v1",
         "name":"","draft":false,"prerelease":true,"created_at":"2026-11-20T10:00:00Z"}}\
        """;
    ReleaseChanged made = fact(ReleaseChanged.class, "release", body.formatted("published"));
    ReleaseChanged gone = fact(ReleaseChanged.class, "release", body.formatted("deleted"));

    assertThat(made.state()).isEqualTo(ReleaseChanged.State.PRERELEASE);
    assertThat(made.name()).isEqualTo("v1");
    assertThat(gone.state()).isEqualTo(ReleaseChanged.State.DELETED);
    assertThat(gone.version()).isGreaterThan(made.version());
  }

  private static final String ISSUE =
      """
      "repository":{"full_name":"acme/shop"},
      "issue":{"id":77,"number":4,"updated_at":"2026-11-20T10:00:00Z"%s}""";

  @Test
  void an_issue_is_read_again_and_one_that_is_gone_is_told() {
    assertThat(decode("issues", "{\"action\":\"closed\"," + ISSUE.formatted("") + "}"))
        .containsExactly(new Hook.RepositoryTouched(SHOP));
    assertThat(
            decode("sub_issues", "{\"action\":\"x\",\"repository\":{\"full_name\":\"acme/shop\"}}"))
        .containsExactly(new Hook.RepositoryTouched(SHOP));
    for (String action : List.of("deleted", "transferred")) {
      WorkItemDeleted gone =
          fact(
              WorkItemDeleted.class,
              "issues",
              "{\"action\":\"" + action + "\"," + ISSUE.formatted("") + "}");
      assertThat(gone.item().toString()).isEqualTo("github/acme/77");
      assertThat(gone.key()).isEqualTo("shop#4");
    }
  }

  @Test
  void comments_at_issues_are_told_and_those_at_pull_requests_are_not() {
    String comment =
        ",\"comment\":{\"id\":5,\"body\":\"Yes\",\"user\":{\"id\":1,\"login\":\"ana\"},"
            + "\"created_at\":\"2026-11-20T10:00:00Z\",\"updated_at\":\"2026-11-20T10:00:00Z\"}}";
    String created = "{\"action\":\"created\"," + ISSUE.formatted("") + comment;
    CommentAdded added = fact(CommentAdded.class, "issue_comment", created);
    CommentDeleted gone =
        fact(CommentDeleted.class, "issue_comment", created.replace("created\",", "deleted\","));

    assertThat(added.comment().text()).isEqualTo("Yes");
    assertThat(gone.version()).isGreaterThan(added.version());
    assertThat(gone.orderKey()).isEqualTo(added.orderKey());
    assertThat(
            decode(
                "issue_comment",
                "{\"action\":\"created\"," + ISSUE.formatted(",\"pull_request\":{}") + comment))
        .containsExactly(new Hook.Ignored("comment at a pull request"));
  }

  @Test
  void pings_and_what_is_not_used_are_ignored() {
    assertThat(decode("ping", "{}")).containsExactly(new Hook.Ignored("ping"));
    assertThat(decode("star", "{}")).containsExactly(new Hook.Ignored("event not used"));
    assertThat(decode("repository", "{}"))
        .containsExactly(new Hook.Ignored("the next listing shows it"));
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertThatThrownBy(() -> new GitHubHooks().decode(name -> null, new byte[0]))
        .isInstanceOf(MalformedHookException.class)
        .hasMessageContaining("X-GitHub-Event");
    assertThatThrownBy(
            () ->
                new GitHubHooks()
                    .decode(
                        Map.of(
                                "X-GitHub-Event",
                                "push",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                            ::get,
                        "payload=%7B%7D".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedHookException.class)
        .hasMessageContaining("content type to application/json");
    assertThatThrownBy(() -> decode("push", "{\"repository\":{\"full_name\":\"shop\"}}"))
        .isInstanceOf(MalformedHookException.class)
        .hasMessageContaining("owner/repository");
    assertThatThrownBy(() -> decode("pull_request", "{\"repository\":{\"full_name\":\"a/b\"}}"))
        .isInstanceOf(MalformedHookException.class)
        .hasMessageContaining("pull_request is missing");
  }

  @Test
  void the_delivery_is_known_by_its_id() {
    Decoded decoded =
        new GitHubHooks()
            .decode(
                Map.of("X-GitHub-Event", "ping", "X-GitHub-Delivery", "guid")::get, new byte[0]);
    assertThat(decoded.delivery()).isEqualTo("guid");
  }
}
