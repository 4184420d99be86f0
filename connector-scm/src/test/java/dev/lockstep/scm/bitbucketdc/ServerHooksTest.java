package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.port.PullRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerHooksTest {

  private static final HookDecoder HOOKS = BitbucketServer.hooks(URI.create("https://git.example"));

  private static Hook decode(String event, byte[] body) {
    return HOOKS.decode(Map.of("X-Event-Key", event)::get, body).hooks().get(0);
  }

  private static Hook decode(String event, String body) {
    return decode(event, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Hooks that Bitbucket sent, as others recorded them; skipped where they are not at hand. */
  private static byte[] sample(String name) throws IOException {
    String samples = System.getProperty("lockstep.samples", "");
    Path file = Path.of(samples, "bitbucket", name);
    Assumptions.assumeTrue(!samples.isBlank() && Files.exists(file), "no samples at hand");
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @CsvSource({
    "pr:opened,            datacenter-go-scm/webhooks/pr_open.json,             OPEN",
    "pr:from_ref_updated,  datacenter-go-scm/webhooks/pr_from_ref_updated.json, OPEN",
    "pr:modified,          datacenter-go-scm/webhooks/pr_modified_meta.json,    OPEN",
    "pr:declined,          datacenter-go-scm/webhooks/pr_declined.json,         DECLINED",
    "pr:merged,            datacenter-go-scm/webhooks/pr_merged.json,           MERGED",
    "pr:opened,            webhooks-datacenter-go-playground/pr-opened.json,    OPEN",
    "pr:modified,          webhooks-datacenter-go-playground/pr-modified.json,  OPEN",
    "pr:merged,            webhooks-datacenter-go-playground/pr-merged.json,    MERGED",
    "pr:declined,          webhooks-datacenter-go-playground/pr-declined.json,  DECLINED",
    "pr:reviewer:updated,  webhooks-datacenter-go-playground/pr-reviewer-updated.json, OPEN"
  })
  void recorded_pull_requests_are_read(String event, String file, State state) throws IOException {
    assertThat(decode(event, sample(file)))
        .isInstanceOfSatisfying(
            Hook.PullRequestSeen.class,
            seen -> {
              PullRequest pull = seen.pullRequest();
              assertThat(pull.state()).isEqualTo(state);
              assertThat(pull.sourceBranch()).isNotEmpty().doesNotStartWith("refs/");
              assertThat(pull.targetBranch()).isNotEmpty().doesNotStartWith("refs/");
              assertThat(pull.headCommit()).hasSize(40);
              assertThat(pull.author()).isNotNull();
              assertThat(pull.actor()).isNotNull();
              assertThat(pull.mergeCommit() != null).isEqualTo(state == State.MERGED);
              assertThat(pull.mergedAt() != null).isEqualTo(state == State.MERGED);
              assertThat(pull.url())
                  .isEqualTo(
                      "https://git.example/projects/%s/repos/%s/pull-requests/%d"
                          .formatted(
                              pull.repository().owner(), pull.repository().name(), pull.number()));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "pr:reviewer:approved,   pr-reviewer-approved.json,   APPROVED",
    "pr:reviewer:needs_work, pr-reviewer-needs-work.json, CHANGES_REQUESTED",
    "pr:reviewer:unapproved, pr-reviewer-unapproved.json, REQUESTED"
  })
  void recorded_reviews_are_read(String event, String file, Verdict verdict) throws IOException {
    assertThat(decode(event, sample("webhooks-datacenter-go-playground/" + file)))
        .isInstanceOfSatisfying(
            Hook.PullRequestSeen.class,
            seen ->
                assertThat(seen.pullRequest().reviews())
                    .extracting(Review::verdict)
                    .containsExactly(verdict));
  }

  @ParameterizedTest
  @CsvSource({"pr_open_iso_dates.json", "pr_merged_iso_dates.json", "pr_declined_iso_dates.json"})
  void times_that_are_cut_to_seconds_are_no_version_so_the_pull_request_is_read(String file)
      throws IOException {
    assertThat(decode("pr:merged", sample("datacenter-go-scm/webhooks/" + file)))
        .isInstanceOfSatisfying(
            Hook.PullRequestTouched.class, touched -> assertThat(touched.number()).isPositive());
  }

  @ParameterizedTest
  @CsvSource({
    "datacenter-go-scm/webhooks/push.json,                       1",
    "datacenter-go-scm/webhooks/push_branch_create.json,         1",
    "datacenter-go-scm/webhooks/push_branch_delete.json,         1",
    "datacenter-go-scm/webhooks/push_tag_create.json,            0",
    "datacenter-go-scm/webhooks/push_tag_delete.json,            0",
    "webhooks-datacenter-go-playground/repo-refs-changed.json,   1"
  })
  void recorded_pushes_name_their_branches_and_no_tags(String file, int branches)
      throws IOException {
    assertThat(decode("repo:refs_changed", sample(file)))
        .isInstanceOfSatisfying(
            Hook.BranchesTouched.class,
            touched -> assertThat(touched.branches()).hasSize(branches));
  }

  @ParameterizedTest
  @CsvSource({
    "pr:comment:added,   pr-comment-added.json",
    "pr:comment:deleted, pr-comment-deleted.json",
    "repo:comment:added, repo-comment-added.json",
    "repo:forked,        repo-forked.json",
    "repo:modified,      repo-modified.json"
  })
  void what_is_not_used_is_ignored(String event, String file) throws IOException {
    assertThat(decode(event, sample("webhooks-datacenter-go-playground/" + file)))
        .isInstanceOf(Hook.Ignored.class);
  }

  @Test
  void the_project_is_in_upper_case_and_the_repository_in_lower_case() {
    Hook hook =
        decode(
            "repo:refs_changed",
            """
            {"repository":{"slug":"Web","project":{"key":"shop"}},"changes":[
              {"ref":{"displayId":"main","type":"BRANCH"},"type":"UPDATE"}]}\
            """);

    assertThat(((Hook.BranchesTouched) hook).repository())
        .isEqualTo(new RepositoryRef("bitbucket-dc", "SHOP", "web"));
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> decode("pr:opened", "{}"))
        .isInstanceOf(MalformedHookException.class)
        .hasMessage("pullRequest is missing");
    assertThatThrownBy(() -> decode("repo:refs_changed", "{\"repository\":{\"slug\":\"a/b\"}}"))
        .isInstanceOf(MalformedHookException.class)
        .hasMessage("repository.project is missing");
    assertThatThrownBy(
            () ->
                decode(
                    "repo:refs_changed",
                    "{\"repository\":{\"slug\":\"a/b\",\"project\":{\"key\":\"S\"}}}"))
        .isInstanceOf(MalformedHookException.class)
        .hasMessage("repository.slug must be a name without slashes");
  }
}
