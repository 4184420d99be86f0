package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Requests.GitHubAction;
import dev.lockstep.sandbox.control.Views.GitHubView;
import dev.lockstep.sandbox.http.Json;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What people do with code in a repository: pushes, tags and pull requests. */
final class Acts {
  static final String NOTHING = "0".repeat(40);

  private final Clock clock;
  private final HookBook hooks;
  private final AtomicLong ids;
  private final Random random;

  Acts(Clock clock, HookBook hooks, AtomicLong ids, long seed) {
    this.clock = clock;
    this.hooks = hooks;
    this.ids = ids;
    this.random = new Random(seed ^ 0x67697468L);
  }

  Commit commit(String message, String actor) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return new Commit(HexFormat.of().formatHex(bytes), message, actor, clock.millis());
  }

  GitHubView push(Repo repo, GitHubAction with, String actor) {
    String branch = needed(with.name(), "name");
    Commit before = repo.branches().get(branch);
    Commit after = commit(Objects.requireNonNullElse(with.text(), "Work on " + branch), actor);
    repo.branches().put(branch, after);
    repo.pushed(after.at());
    if (before == null) {
      hooks.tell(repo, "create", "", ref(branch, "branch", actor));
    }
    pushed(repo, "refs/heads/" + branch, before, after, actor);
    for (ObjectNode pull : repo.pulls().values()) {
      if (isOpen(pull) && pull.path("head").path("ref").asText().equals(branch)) {
        ((ObjectNode) pull.path("head")).put("sha", after.oid());
        told(repo, pull, "synchronize", actor);
      }
    }
    return new GitHubView(0, 0, after.oid());
  }

  GitHubView deleteBranch(Repo repo, GitHubAction with, String actor) {
    String branch = needed(with.name(), "name");
    Commit before = repo.branches().remove(branch);
    if (before == null) {
      throw new IllegalArgumentException("no branch " + branch + " in " + repo.fullName());
    }
    repo.pushed(clock.millis());
    hooks.tell(repo, "delete", "", ref(branch, "branch", actor));
    pushed(repo, "refs/heads/" + branch, before, null, actor);
    return new GitHubView(0, 0, branch);
  }

  GitHubView tag(Repo repo, GitHubAction with, String actor) {
    String tag = needed(with.name(), "name");
    Commit commit = Objects.requireNonNull(repo.branches().get(Repo.MAIN));
    repo.tags().put(tag, commit);
    repo.pushed(clock.millis());
    hooks.tell(repo, "create", "", ref(tag, "tag", actor));
    pushed(repo, "refs/tags/" + tag, null, commit, actor);
    return new GitHubView(0, 0, commit.oid());
  }

  GitHubView deleteTag(Repo repo, GitHubAction with, String actor) {
    String tag = needed(with.name(), "name");
    Commit before = repo.tags().remove(tag);
    repo.pushed(clock.millis());
    hooks.tell(repo, "delete", "", ref(tag, "tag", actor));
    pushed(repo, "refs/tags/" + tag, before, null, actor);
    return new GitHubView(0, 0, tag);
  }

  GitHubView open(Repo repo, GitHubAction with, boolean draft, String actor) {
    String branch = needed(with.name(), "name");
    Commit head = repo.branches().get(branch);
    if (head == null) {
      throw new IllegalArgumentException(
          "no branch " + branch + " in " + repo.fullName() + "; push it first");
    }
    long number = repo.nextNumber();
    String title = needed(with.text(), "text");
    String body = Objects.requireNonNullElse(with.state(), "");
    ObjectNode pull =
        GitHubJson.pull(
            repo,
            ids.incrementAndGet(),
            number,
            title,
            body,
            draft,
            GitHubJson.user(actor),
            clock.millis());
    pull.set("head", GitHubJson.side(repo, branch, head.oid()));
    pull.set("base", GitHubJson.side(repo, Repo.MAIN, repo.branches().get(Repo.MAIN).oid()));
    pull.putArray("_reviews");
    repo.pulls().put(number, pull);
    told(repo, pull, "opened", actor);
    return view(pull);
  }

  GitHubView act(Repo repo, String action, GitHubAction with, String actor) {
    ObjectNode pull = repo.pulls().get(Objects.requireNonNullElse(with.number(), 0L));
    if (pull == null) {
      throw new IllegalArgumentException("no pull request " + with.number());
    }
    switch (action) {
      case "ready" -> told(repo, pull.put("draft", false), "ready_for_review", actor);
      case "to-draft" -> told(repo, pull.put("draft", true), "converted_to_draft", actor);
      case "retitle" -> told(repo, pull.put("title", needed(with.text(), "text")), "edited", actor);
      case "merge" -> {
        Commit merge = commit("Merge pull request #" + with.number(), actor);
        repo.branches().put(Repo.MAIN, merge);
        repo.pushed(merge.at());
        closed(pull.put("merged", true).put("merge_commit_sha", merge.oid()));
        told(repo, pull.put("merged_at", GitHubJson.time(clock.millis())), "closed", actor);
      }
      case "close" -> told(repo, closed(pull), "closed", actor);
      case "reopen" ->
          told(repo, pull.put("state", "open").putNull("closed_at"), "reopened", actor);
      case "request-review" -> {
        ((ArrayNode) pull.path("requested_reviewers"))
            .add(GitHubJson.user(needed(with.name(), "name")));
        told(repo, pull, "review_requested", actor);
      }
      case "review" -> review(repo, pull, needed(with.state(), "state"), actor);
      default -> throw new IllegalArgumentException("no action '" + action + "'");
    }
    return view(pull);
  }

  /** A review ends the request for it. */
  private void review(Repo repo, ObjectNode pull, String state, String actor) {
    ArrayNode requested = (ArrayNode) pull.path("requested_reviewers");
    for (int i = requested.size() - 1; i >= 0; i--) {
      if (requested.get(i).path("login").asText().equals(GitHubJson.login(actor))) {
        requested.remove(i);
      }
    }
    ObjectNode review =
        Json.object().put("id", ids.incrementAndGet()).put("state", state).putNull("body");
    review.set("user", GitHubJson.user(actor));
    review.put("submitted_at", GitHubJson.time(clock.millis()));
    ArrayNode reviews = (ArrayNode) pull.path("_reviews");
    for (int i = reviews.size() - 1; i >= 0; i--) {
      if (reviews.get(i).path("user").path("login").equals(review.path("user").path("login"))) {
        reviews.remove(i);
      }
    }
    reviews.add(review);
    pull.put("updated_at", GitHubJson.time(clock.millis()));
    ObjectNode payload = Json.object();
    payload.set("review", review);
    payload.set("pull_request", shown(pull));
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(
        repo,
        "pull_request_review",
        state.equals("dismissed") ? "dismissed" : "submitted",
        payload);
  }

  private ObjectNode closed(ObjectNode pull) {
    return pull.put("state", "closed").put("closed_at", GitHubJson.time(clock.millis()));
  }

  private void told(Repo repo, ObjectNode pull, String action, String actor) {
    pull.put("updated_at", GitHubJson.time(clock.millis()));
    ObjectNode payload = Json.object().put("number", pull.path("number").asLong());
    payload.set("pull_request", shown(pull));
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(repo, "pull_request", action, payload);
  }

  /** Reviews are no part of a pull request as REST shows it. */
  private static ObjectNode shown(ObjectNode pull) {
    ObjectNode copy = pull.deepCopy();
    copy.remove("_reviews");
    return copy;
  }

  private void pushed(
      Repo repo, String ref, @Nullable Commit before, @Nullable Commit after, String actor) {
    ObjectNode payload =
        Json.object()
            .put("ref", ref)
            .put("before", before == null ? NOTHING : before.oid())
            .put("after", after == null ? NOTHING : after.oid())
            .put("created", before == null)
            .put("deleted", after == null)
            .put("forced", false)
            .putNull("base_ref")
            .put("compare", GitHubJson.SITE + "/" + repo.fullName() + "/compare");
    ArrayNode commits = payload.putArray("commits");
    if (after == null) {
      payload.putNull("head_commit");
    } else {
      payload.set("head_commit", commit(repo, after));
      if (ref.startsWith("refs/heads/")) {
        commits.add(commit(repo, after));
      }
    }
    payload
        .putObject("pusher")
        .put("name", GitHubJson.login(actor))
        .put("email", GitHubJson.login(actor) + "@example.com");
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(repo, "push", "", payload);
  }

  private static ObjectNode commit(Repo repo, Commit commit) {
    ObjectNode json =
        Json.object()
            .put("id", commit.oid())
            .put("tree_id", commit.oid())
            .put("distinct", true)
            .put("message", commit.message())
            .put("timestamp", GitHubJson.time(commit.at()))
            .put("url", GitHubJson.SITE + "/" + repo.fullName() + "/commit/" + commit.oid());
    json.putObject("author")
        .put("name", commit.author())
        .put("email", "someone@example.com")
        .put("username", GitHubJson.login(commit.author()));
    return json;
  }

  private static ObjectNode ref(String name, String kind, String actor) {
    ObjectNode payload =
        Json.object()
            .put("ref", name)
            .put("ref_type", kind)
            .put("master_branch", Repo.MAIN)
            .putNull("description")
            .put("pusher_type", "user");
    payload.set("sender", GitHubJson.user(actor));
    return payload;
  }

  private static boolean isOpen(ObjectNode pull) {
    return pull.path("state").asText().equals("open");
  }

  private static GitHubView view(ObjectNode json) {
    return new GitHubView(
        json.path("id").asLong(), json.path("number").asLong(), json.path("title").asText());
  }

  static String needed(@Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " must be given");
    }
    return value;
  }
}
