package dev.lockstep.sandbox.bitbucketdc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.bitbucket.Account;
import dev.lockstep.sandbox.bitbucket.Branch;
import dev.lockstep.sandbox.bitbucket.PullRequest;
import dev.lockstep.sandbox.bitbucket.Repository;
import dev.lockstep.sandbox.bitbucket.Review;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;

/** JSON as Bitbucket Data Center writes it: times are epoch milliseconds, branches full refs. */
final class DataCenterJson {
  static final String METADATA =
      "com.atlassian.bitbucket.server.bitbucket-branch:latest-commit-metadata";

  private final String base;

  /** The base is where people open it: {@code http://host/bitbucket-dc}. */
  DataCenterJson(String base) {
    this.base = base;
  }

  ObjectNode user(Account account) {
    ObjectNode json =
        Json.object()
            .put("name", account.nickname())
            .put("emailAddress", account.nickname() + "@example.com")
            .put("id", Math.floorMod(account.uuid().hashCode(), 100_000))
            .put("displayName", account.displayName())
            .put("active", true)
            .put("slug", account.nickname())
            .put("type", "NORMAL");
    return self(json, "/users/" + account.nickname());
  }

  private ObjectNode self(ObjectNode json, String path) {
    json.putObject("links").putArray("self").addObject().put("href", base + path);
    return json;
  }

  ObjectNode repository(Repository repository) {
    String key = repository.workspace();
    ObjectNode json =
        Json.object()
            .put("slug", repository.slug())
            .put("id", id(repository))
            .put("name", repository.name())
            .put("hierarchyId", repository.uuid().substring(1, 9))
            .put("scmId", "git")
            .put("state", "AVAILABLE")
            .put("statusMessage", "Available")
            .put("forkable", true);
    json.set(
        "project",
        self(
            Json.object()
                .put("key", key)
                .put("id", Math.floorMod(key.hashCode(), 1000))
                .put("name", key)
                .put("public", false)
                .put("type", "NORMAL"),
            "/projects/" + key));
    json.put("public", false).put("archived", repository.archived());
    return self(json, "/projects/" + key + "/repos/" + repository.slug() + "/browse");
  }

  static int id(Repository repository) {
    return Math.floorMod(repository.uuid().hashCode(), 1_000_000);
  }

  ObjectNode branch(Branch branch, boolean details) {
    ObjectNode json =
        Json.object()
            .put("id", "refs/heads/" + branch.name())
            .put("displayId", branch.name())
            .put("type", "BRANCH")
            .put("latestCommit", branch.hash())
            .put("latestChangeset", branch.hash())
            .put("isDefault", "main".equals(branch.name()));
    if (details) {
      ObjectNode commit =
          json.putObject("metadata")
              .putObject(METADATA)
              .put("id", branch.hash())
              .put("displayId", branch.hash().substring(0, 11))
              .put("authorTimestamp", branch.at())
              .put("committerTimestamp", branch.at())
              .put("message", branch.message());
      commit.set("author", user(branch.author()));
    }
    return json;
  }

  /** As newer versions show it in webhooks of pushes: its times are texts there. */
  ObjectNode commit(Branch branch) {
    String at = Instant.ofEpochMilli(branch.at()).toString();
    ObjectNode json =
        Json.object()
            .put("id", branch.hash())
            .put("displayId", branch.hash().substring(0, 11))
            .put("authorTimestamp", at)
            .put("committerTimestamp", at)
            .put("message", branch.message());
    json.set("author", user(branch.author()));
    json.set("committer", user(branch.author()));
    json.putArray("parents");
    return json;
  }

  ObjectNode pullRequest(Repository repository, PullRequest request) {
    ObjectNode json =
        Json.object()
            .put("id", request.id())
            .put("version", request.version())
            .put("title", request.title());
    if (!request.description().isEmpty()) {
      json.put("description", request.description());
    }
    json.put("state", request.state().name())
        .put("open", request.open())
        .put("closed", !request.open())
        .put("draft", request.draft())
        .put("createdDate", request.created())
        .put("updatedDate", request.updated());
    PullRequest.Closing closing = request.closing();
    if (closing != null) {
      json.put("closedDate", closing.at());
    }
    json.set("fromRef", ref(repository, request.source()));
    json.set("toRef", ref(repository, request.destination()));
    json.put("locked", false);
    json.set("author", participant(request.author(), "AUTHOR", Review.Verdict.NONE));
    ArrayNode reviewers = json.putArray("reviewers");
    request
        .reviews()
        .forEach(one -> reviewers.add(participant(one.reviewer(), "REVIEWER", one.verdict())));
    json.putArray("participants");
    ObjectNode properties = json.putObject("properties");
    properties.put("resolvedTaskCount", 0).put("openTaskCount", 0);
    if (closing != null && closing.commit() != null) {
      properties
          .putObject("mergeCommit")
          .put("displayId", closing.commit().substring(0, 11))
          .put("id", closing.commit());
    }
    return json;
  }

  private ObjectNode ref(Repository repository, PullRequest.Side side) {
    ObjectNode json =
        Json.object()
            .put("id", "refs/heads/" + side.branch())
            .put("displayId", side.branch())
            .put("latestCommit", side.hash())
            .put("type", "BRANCH");
    json.set("repository", repository(repository));
    return json;
  }

  private ObjectNode participant(Account account, String role, Review.Verdict verdict) {
    ObjectNode json = Json.object();
    json.set("user", user(account));
    return json.put("role", role)
        .put("approved", verdict == Review.Verdict.APPROVED)
        .put(
            "status",
            switch (verdict) {
              case NONE -> "UNAPPROVED";
              case APPROVED -> "APPROVED";
              case CHANGES_REQUESTED -> "NEEDS_WORK";
            });
  }
}
