package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.Decoded;
import dev.lockstep.scm.port.PullRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitbucketHooksTest {

  private static Hook decode(String event, byte[] body) {
    Decoded decoded = new BitbucketHooks().decode(Map.of("X-Event-Key", event)::get, body);
    return decoded.hooks().get(0);
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
    "pullrequest:created,   pr_created.json,   OPEN",
    "pullrequest:updated,   pr_updated.json,   OPEN",
    "pullrequest:fulfilled, pr_fulfilled.json, MERGED",
    "pullrequest:rejected,  pr_declined.json,  DECLINED"
  })
  void recorded_pull_requests_are_read(String event, String file, State state) throws IOException {
    Hook hook = decode(event, sample("cloud-go-scm/webhooks/" + file));

    assertThat(hook)
        .isInstanceOfSatisfying(
            Hook.PullRequestSeen.class,
            seen -> {
              PullRequest pull = seen.pullRequest();
              assertThat(pull.state()).isEqualTo(state);
              assertThat(pull.nativeState()).isEqualTo(state.name());
              assertThat(pull.number()).isPositive();
              assertThat(pull.title()).isNotEmpty();
              assertThat(pull.sourceBranch()).isNotEmpty();
              assertThat(pull.targetBranch()).isNotEmpty();
              assertThat(pull.url()).startsWith("https://bitbucket.org/");
              assertThat(pull.author()).isNotNull();
              assertThat(pull.actor()).isNotNull();
            });
  }

  @ParameterizedTest
  @CsvSource({"push.json", "push_branch_create.json", "push_branch_delete.json"})
  void recorded_pushes_name_their_branches(String file) throws IOException {
    assertThat(decode("repo:push", sample("cloud-go-scm/webhooks/" + file)))
        .isInstanceOfSatisfying(
            Hook.BranchesTouched.class, touched -> assertThat(touched.branches()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"push_tag_create.json", "push_tag_delete.json"})
  void tags_are_no_branches(String file) throws IOException {
    assertThat(decode("repo:push", sample("cloud-go-scm/webhooks/" + file)))
        .isInstanceOfSatisfying(
            Hook.BranchesTouched.class, touched -> assertThat(touched.branches()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "pullrequest:created,   pull-request-created.json",
    "pullrequest:updated,   pull-request-updated.json",
    "pullrequest:fulfilled, pull-request-merged.json",
    "pullrequest:rejected,  pull-request-declined.json",
    "pullrequest:approved,  pull-request-approved.json",
    "pullrequest:comment_created, pull-request-comment-created.json",
    "repo:push,             repo-push.json",
    "repo:fork,             repo-fork.json",
    "issue:created,         issue-created.json"
  })
  void every_recorded_hook_is_read_or_ignored(String event, String file) throws IOException {
    Hook hook = decode(event, sample("webhooks-cloud-go-playground/" + file));

    boolean used =
        Set.of(
                "pullrequest:created",
                "pullrequest:updated",
                "pullrequest:fulfilled",
                "pullrequest:rejected",
                "repo:push")
            .contains(event);
    assertThat(hook instanceof Hook.Ignored).isEqualTo(!used);
  }

  @Test
  void states_are_told_as_they_are_and_what_is_new_is_unknown() {
    assertThat(
            Map.of(
                "OPEN", PullRequests.state("OPEN", false),
                "OPEN draft", PullRequests.state("OPEN", true),
                "MERGED", PullRequests.state("MERGED", true),
                "SUPERSEDED", PullRequests.state("SUPERSEDED", false),
                "QUEUED", PullRequests.state("QUEUED", false)))
        .isEqualTo(
            Map.of(
                "OPEN", State.OPEN,
                "OPEN draft", State.DRAFT,
                "MERGED", State.MERGED,
                "SUPERSEDED", State.DECLINED,
                "QUEUED", State.UNKNOWN));
  }

  @Test
  void a_pull_request_from_a_deleted_fork_has_no_source_branch() {
    String body =
        """
        {"repository":{"full_name":"acme/shop"},
         "pullrequest":{"id":3,"title":"ABC-1","state":"MERGED","updated_on":"2026-11-20T10:00:00+00:00",
           "source":{"branch":null,"repository":null},"destination":{"branch":{"name":"main"}},
           "author":null}}\
        """;

    Hook hook = decode("pullrequest:fulfilled", body.getBytes(StandardCharsets.UTF_8));

    assertThat(((Hook.PullRequestSeen) hook).pullRequest())
        .satisfies(
            pull -> {
              assertThat(pull.sourceBranch()).isEmpty();
              assertThat(pull.repository())
                  .isEqualTo(new RepositoryRef("bitbucket", "acme", "shop"));
              assertThat(pull.url()).isEqualTo("https://bitbucket.org/acme/shop/pull-requests/3");
            });
  }
}
