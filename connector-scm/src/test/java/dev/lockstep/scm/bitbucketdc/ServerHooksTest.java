package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contract.CommitsPushed;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.mention.Mentions;
import dev.lockstep.scm.port.PullRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void recorded_pushes_name_their_branches(String file, int branches) throws IOException {
    assertThat(decode("repo:refs_changed", sample(file)))
        .isInstanceOfSatisfying(
            Hook.BranchesTouched.class,
            touched -> assertThat(touched.branches()).hasSize(branches));
  }

  private static List<Event> facts(byte[] body) {
    return HOOKS.decode(Map.of("X-Event-Key", "repo:refs_changed")::get, body).hooks().stream()
        .filter(Hook.Facts.class::isInstance)
        .flatMap(
            facts ->
                ((Hook.Facts) facts)
                    .events().apply(texts -> Mentions.in(Set.of("ABC"), false, texts)).stream())
        .toList();
  }

  @Test
  void recorded_tags_are_told() throws IOException {
    assertThat(facts(sample("datacenter-go-scm/webhooks/push_tag_create.json")))
        .singleElement()
        .isInstanceOfSatisfying(
            TagChanged.class,
            tag -> {
              assertThat(tag.name()).isEqualTo("v1.1.0");
              assertThat(tag.exists()).isTrue();
              assertThat(tag.commit()).isEqualTo("823b2230a56056231c9425d63758fa87078a66b4");
              assertThat(tag.occurredAt()).isEqualTo(Instant.parse("2018-07-05T18:26:11Z"));
            });
    assertThat(facts(sample("datacenter-go-scm/webhooks/push_tag_delete.json")))
        .singleElement()
        .isInstanceOfSatisfying(
            TagChanged.class,
            tag -> {
              assertThat(tag.exists()).isFalse();
              assertThat(tag.commit()).isNull();
            });
  }

  @Test
  void recorded_commits_are_told_oldest_first_where_they_are_shown() throws IOException {
    assertThat(facts(sample("datacenter-go-scm/fnb_push_update.json")))
        .singleElement()
        .isInstanceOfSatisfying(
            CommitsPushed.class,
            pushed -> {
              assertThat(pushed.branch()).isEqualTo("develop");
              assertThat(pushed.commits().size()).isGreaterThan(1);
              assertThat(pushed.commits().get(pushed.commits().size() - 1).id())
                  .isEqualTo(pushed.head());
              assertThat(pushed.actor()).isNotNull();
            });
    assertThat(facts(sample("datacenter-go-scm/webhooks/push.json"))).isEmpty();
  }

  @Test
  void commits_and_tags_name_work_items_and_without_a_time_nothing_is_told_but_the_hint() {
    String body =
        """
        {"date":"2026-11-27T10:00:00+0100","repository":{"slug":"web","project":{"key":"SHOP"}},
         "changes":[{"ref":{"displayId":"fix/ABC-1","type":"BRANCH"},"toHash":"b2","type":"UPDATE"},
           {"ref":{"displayId":"abc-3","type":"TAG"},"toHash":"b2","type":"UPDATE"}],
         "commits":[{"id":"b2","message":"ABC-2: two\\nmore"},{"id":"a1","message":"one"}]}\
        """;

    List<Event> facts = facts(body.getBytes(StandardCharsets.UTF_8));

    Instant at = Instant.parse("2026-11-27T09:00:00Z");
    assertThat(facts)
        .containsExactly(
            new TagChanged(
                new RepositoryRef("bitbucket-dc", "SHOP", "web"),
                "abc-3",
                true,
                "b2",
                "https://git.example/projects/SHOP/repos/web/browse?at=refs%2Ftags%2Fabc-3",
                List.of(new KeyMention("ABC-3", Evidence.TITLE)),
                at.toEpochMilli(),
                at),
            new CommitsPushed(
                new RepositoryRef("bitbucket-dc", "SHOP", "web"),
                "fix/ABC-1",
                "b2",
                List.of(
                    new CommitsPushed.Commit(
                        "a1",
                        "one",
                        null,
                        "https://git.example/projects/SHOP/repos/web/commits/a1"),
                    new CommitsPushed.Commit(
                        "b2",
                        "ABC-2: two",
                        null,
                        "https://git.example/projects/SHOP/repos/web/commits/b2")),
                List.of(
                    new KeyMention("ABC-1", Evidence.BRANCH),
                    new KeyMention("ABC-2", Evidence.COMMIT)),
                null,
                at.toEpochMilli(),
                at));
    assertThat(facts(body.replace("10:00:00", "now").getBytes(StandardCharsets.UTF_8))).isEmpty();
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
