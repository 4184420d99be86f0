package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** JSON as Bitbucket Cloud writes it. */
final class BitbucketJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
  private static final String SITE = "https://bitbucket.org";

  private final String api;

  /** The base is that of the API: {@code http://host/bitbucket/2.0}. */
  BitbucketJson(String api) {
    this.api = api;
  }

  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  ObjectNode account(Account account) {
    String id = URLEncoder.encode(account.uuid(), StandardCharsets.UTF_8);
    ObjectNode json =
        Json.object()
            .put("type", "user")
            .put("display_name", account.displayName())
            .put("nickname", account.nickname())
            .put("account_id", account.accountId())
            .put("uuid", account.uuid());
    ObjectNode links = json.putObject("links");
    link(links, "self", api + "/users/" + id);
    link(links, "html", SITE + "/" + id + "/");
    link(links, "avatar", "https://sandbox.invalid/avatar/" + id);
    return json;
  }

  private static void rendered(ObjectNode into, String name, String raw) {
    into.putObject(name)
        .put("type", "rendered")
        .put("raw", raw)
        .put("markup", "markdown")
        .put("html", "");
  }

  private static void link(ObjectNode links, String name, String href) {
    links.putObject(name).put("href", href);
  }

  private String self(Repository repository) {
    return api + "/repositories/" + repository.fullName();
  }

  private static String html(Repository repository) {
    return SITE + "/" + repository.fullName();
  }

  /** What other objects say of their repository. */
  ObjectNode brief(Repository repository) {
    ObjectNode json =
        Json.object()
            .put("type", "repository")
            .put("name", repository.name())
            .put("full_name", repository.fullName())
            .put("uuid", repository.uuid());
    ObjectNode links = json.putObject("links");
    link(links, "self", self(repository));
    link(links, "html", html(repository));
    link(links, "avatar", "https://sandbox.invalid/ravatar/" + repository.slug());
    return json;
  }

  ObjectNode repository(Repository repository) {
    ObjectNode json =
        brief(repository)
            .put("slug", repository.slug())
            .put("scm", "git")
            .put("website", "")
            .put("description", "")
            .put("language", "")
            .put("fork_policy", "allow_forks")
            .put("has_wiki", false)
            .put("has_issues", false)
            .put("is_private", true)
            .put("size", 1024)
            .put("created_on", time(repository.created()))
            .put("updated_on", time(repository.updated()));
    json.putObject("mainbranch").put("type", "branch").put("name", Workspace.MAIN);
    json.putObject("project")
        .put("type", "project")
        .put("key", "PROJ")
        .put("name", "Project")
        .put("uuid", Account.named(repository.workspace() + " project").uuid());
    ObjectNode workspace =
        json.putObject("workspace")
            .put("type", "workspace")
            .put("slug", repository.workspace())
            .put("name", repository.workspace())
            .put("uuid", Account.named(repository.workspace()).uuid());
    link(workspace.putObject("links"), "self", api + "/workspaces/" + repository.workspace());
    json.set("owner", account(Account.named(repository.workspace())).put("type", "team"));
    ObjectNode links = (ObjectNode) json.path("links");
    link(links, "branches", self(repository) + "/refs/branches");
    link(links, "pullrequests", self(repository) + "/pullrequests");
    return json;
  }

  ObjectNode branch(Repository repository, Branch branch) {
    ObjectNode json = Json.object().put("type", "branch").put("name", branch.name());
    json.set("target", commit(repository, branch));
    ObjectNode links = json.putObject("links");
    link(links, "self", self(repository) + "/refs/branches/" + branch.name());
    link(links, "commits", self(repository) + "/commits/" + branch.name());
    link(links, "html", html(repository) + "/branch/" + branch.name());
    json.putArray("merge_strategies").add("merge_commit").add("squash").add("fast_forward");
    return json.put("default_merge_strategy", "merge_commit");
  }

  ObjectNode tag(Repository repository, String tag, String hash) {
    ObjectNode json = Json.object().put("type", "tag").put("name", tag);
    ObjectNode target = json.putObject("target").put("type", "commit").put("hash", hash);
    link(target.putObject("links"), "html", html(repository) + "/commits/" + hash);
    link(json.putObject("links"), "html", html(repository) + "/commits/tag/" + tag);
    return json;
  }

  /** A build status; of its commit older versions have a link only. */
  ObjectNode status(Repository repository, Branch branch, String key, String state, long at) {
    ObjectNode json =
        Json.object()
            .put("type", "build")
            .put("key", key)
            .put("name", "Build " + key)
            .put("state", state)
            .put("refname", branch.name())
            .put("description", "")
            .put("url", "https://ci.example/" + key)
            .put("created_on", time(at))
            .put("updated_on", time(at));
    ObjectNode links = json.putObject("links");
    link(links, "commit", self(repository) + "/commit/" + branch.hash());
    link(links, "self", self(repository) + "/commit/" + branch.hash() + "/statuses/build/" + key);
    return json;
  }

  ObjectNode commit(Repository repository, Branch branch) {
    ObjectNode json =
        Json.object()
            .put("type", "commit")
            .put("hash", branch.hash())
            .put("date", SECONDS.format(Instant.ofEpochMilli(branch.at()).atOffset(ZoneOffset.UTC)))
            .put("message", branch.message() + "\n");
    ObjectNode author =
        json.putObject("author")
            .put("type", "author")
            .put(
                "raw",
                branch.author().displayName()
                    + " <"
                    + branch.author().nickname()
                    + "@example.com>");
    author.set("user", account(branch.author()));
    rendered(json, "summary", branch.message() + "\n");
    json.putArray("parents");
    json.set("repository", brief(repository));
    ObjectNode links = json.putObject("links");
    link(links, "self", self(repository) + "/commit/" + branch.hash());
    link(links, "html", html(repository) + "/commits/" + branch.hash());
    return json;
  }

  ObjectNode pullRequest(Repository repository, PullRequest request) {
    String path = self(repository) + "/pullrequests/" + request.id();
    String reason = request.closing() == null ? "" : request.closing().reason();
    ObjectNode json =
        Json.object()
            .put("type", "pullrequest")
            .put("id", request.id())
            .put("title", request.title())
            .put("description", request.description());
    rendered(json, "summary", request.description());
    ObjectNode rendered = json.putObject("rendered");
    rendered(rendered, "title", request.title());
    rendered(rendered, "description", request.description());
    rendered(rendered, "reason", reason);
    json.put("state", request.state().name()).put("draft", request.draft()).put("queued", false);
    json.set("author", account(request.author()));
    json.set("source", side(repository, request.source()));
    json.set("destination", side(repository, request.destination()));
    PullRequest.Closing closing = request.closing();
    commit(json, repository, closing == null ? null : closing.commit());
    json.set("closed_by", closing == null ? null : account(closing.by()));
    json.put("close_source_branch", false)
        .put("comment_count", 0)
        .put("task_count", 0)
        .put("reason", reason)
        .put("created_on", time(request.created()))
        .put("updated_on", time(request.updated()));
    ArrayNode reviewers = json.putArray("reviewers");
    ArrayNode participants = json.putArray("participants");
    for (Review review : request.reviews()) {
      reviewers.add(account(review.reviewer()));
      participants.add(participant(review));
    }
    ObjectNode links = json.putObject("links");
    link(links, "self", path);
    link(links, "html", html(repository) + "/pull-requests/" + request.id());
    for (String more :
        new String[] {
          "commits",
          "approve",
          "diff",
          "diffstat",
          "comments",
          "activity",
          "merge",
          "decline",
          "statuses"
        }) {
      link(links, more, path + "/" + more);
    }
    return json;
  }

  private ObjectNode participant(Review review) {
    boolean approved = review.verdict() == Review.Verdict.APPROVED;
    ObjectNode json = Json.object().put("type", "participant").put("role", "REVIEWER");
    json.set("user", account(review.reviewer()));
    return json.put("approved", approved)
        .put(
            "state",
            switch (review.verdict()) {
              case NONE -> null;
              case APPROVED -> "approved";
              case CHANGES_REQUESTED -> "changes_requested";
            })
        .putNull("participated_on");
  }

  private void commit(ObjectNode json, Repository repository, @Nullable String hash) {
    if (hash == null) {
      json.putNull("merge_commit");
    } else {
      json.set("merge_commit", shortCommit(repository, hash));
    }
  }

  private ObjectNode shortCommit(Repository repository, String hash) {
    String brief = hash.substring(0, 12);
    ObjectNode json = Json.object().put("type", "commit").put("hash", brief);
    ObjectNode links = json.putObject("links");
    link(links, "self", self(repository) + "/commit/" + brief);
    link(links, "html", html(repository) + "/commits/" + brief);
    return json;
  }

  private ObjectNode side(Repository repository, PullRequest.Side side) {
    ObjectNode json = Json.object();
    json.putObject("branch").put("name", side.branch());
    json.set("commit", shortCommit(repository, side.hash()));
    json.set("repository", brief(repository));
    return json;
  }
}
