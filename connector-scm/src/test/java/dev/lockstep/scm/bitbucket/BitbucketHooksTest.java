package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.CommitsPushed;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.Decoded;
import dev.lockstep.scm.mention.Mentions;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.port.PullRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitbucketHooksTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static Hook decode(String event, byte[] body) {
    Decoded decoded =
        new BitbucketHooks(heard -> {}, Clock.systemUTC())
            .decode(Map.of("X-Event-Key", event)::get, body);
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
    "pullrequest:unapproved, pull-request-approval-removed.json",
    "repo:commit_status_created, repo-commit-status-created.json",
    "repo:commit_status_updated, repo-commit-status-updated.json",
    "repo:updated,          repo-updated.json",
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
                "pullrequest:approved",
                "pullrequest:unapproved",
                "repo:commit_status_created",
                "repo:commit_status_updated",
                "repo:updated",
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

  private static List<Event> events(String event, String body) {
    Decoded decoded =
        new BitbucketHooks(heard -> {}, Clock.fixed(NOON, ZoneOffset.UTC))
            .decode(Map.of("X-Event-Key", event)::get, body.getBytes(StandardCharsets.UTF_8));
    Naming naming = texts -> Mentions.in(Set.of("ABC"), false, texts);
    return decoded.hooks().stream()
        .filter(Hook.Facts.class::isInstance)
        .flatMap(facts -> ((Hook.Facts) facts).events().apply(naming).stream())
        .toList();
  }

  @Test
  void a_push_tells_its_commits_oldest_first_and_its_tags() {
    String body =
        """
        {"actor":{"display_name":"Dana","account_id":"dana"},
         "repository":{"full_name":"acme/shop"},
         "push":{"changes":[
           {"old":null,"new":{"type":"branch","name":"feature/x","target":{"hash":"bbb"}},
            "commits":[{"hash":"bbb","message":"ABC-2 second\\n\\nmore"},{"hash":"aaa","message":"ABC-1 first"}]},
           {"old":null,"new":{"type":"tag","name":"v1","target":{"hash":"bbb"}}},
           {"old":{"type":"tag","name":"v0","target":{"hash":"aaa"}},"new":null}]}}\
        """;

    List<Event> events = events("repo:push", body);

    assertThat(events).hasSize(3);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            CommitsPushed.class,
            pushed -> {
              assertThat(pushed.commits())
                  .extracting(CommitsPushed.Commit::id)
                  .containsExactly("aaa", "bbb");
              assertThat(pushed.commits())
                  .extracting(CommitsPushed.Commit::summary)
                  .containsExactly("ABC-1 first", "ABC-2 second");
              assertThat(pushed.head()).isEqualTo("bbb");
              assertThat(pushed.mentions())
                  .extracting(KeyMention::key)
                  .containsExactlyInAnyOrder("ABC-1", "ABC-2");
              assertThat(pushed.occurredAt()).isEqualTo(NOON);
              assertThat(pushed.actor()).isEqualTo(new Person("dana", "Dana"));
            });
    assertThat(events.subList(1, 3))
        .extracting(event -> ((TagChanged) event).name(), event -> ((TagChanged) event).exists())
        .containsExactly(Assertions.tuple("v1", true), Assertions.tuple("v0", false));
  }

  @Test
  void a_build_is_told_with_its_commit_from_the_link_where_there_is_nothing_else() {
    String body =
        """
        {"repository":{"full_name":"acme/shop"},
         "commit_status":{"key":"ci","name":"Unit tests","state":"STOPPED","refname":"ABC-7",
           "url":"https://ci.example/7","updated_on":"2026-11-20T10:00:00.5+00:00",
           "links":{"commit":{"href":"https://api.bitbucket.org/2.0/repositories/acme/shop/commit/c0ffee"}}}}\
        """;

    assertThat(events("repo:commit_status_updated", body))
        .singleElement()
        .isInstanceOfSatisfying(
            BuildChanged.class,
            build -> {
              assertThat(build.commit()).isEqualTo("c0ffee");
              assertThat(build.state()).isEqualTo(BuildChanged.State.CANCELLED);
              assertThat(build.mentions()).extracting(KeyMention::key).containsExactly("ABC-7");
              assertThat(build.version()).isEqualTo(build.occurredAt().toEpochMilli());
            });
  }

  @Test
  void reviewers_are_told_with_what_they_say_and_commentators_are_not() {
    String body =
        """
        {"repository":{"full_name":"acme/shop"},
         "pullrequest":{"id":3,"title":"ABC-1","state":"OPEN","updated_on":"2026-11-20T10:00:00+00:00",
           "participants":[
             {"user":{"account_id":"d"},"role":"PARTICIPANT","state":null},
             {"user":{"account_id":"c"},"role":"PARTICIPANT","state":"approved"},
             {"user":{"account_id":"b"},"role":"REVIEWER","state":"changes_requested"},
             {"user":{"account_id":"a"},"role":"REVIEWER","state":null}]}}\
        """;

    PullRequest pull =
        ((Hook.PullRequestSeen)
                decode("pullrequest:approved", body.getBytes(StandardCharsets.UTF_8)))
            .pullRequest();

    assertThat(pull.reviews())
        .extracting(review -> review.reviewer().id(), Review::verdict)
        .containsExactly(
            Assertions.tuple("a", Verdict.REQUESTED),
            Assertions.tuple("b", Verdict.CHANGES_REQUESTED),
            Assertions.tuple("c", Verdict.APPROVED));
  }
}
