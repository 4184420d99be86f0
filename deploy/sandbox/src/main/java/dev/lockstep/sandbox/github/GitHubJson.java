package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** JSON as GitHub's REST API and its webhooks write it; times have seconds only. */
final class GitHubJson {
  static final String SITE = "https://github.com";

  private GitHubJson() {}

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String login(String person) {
    return person.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  static long personId(String person) {
    return 1_000 + Math.floorMod(login(person).hashCode(), 1_000_000);
  }

  static ObjectNode user(String person) {
    String login = login(person);
    return account(login, personId(person), login.endsWith("[bot]") ? "Bot" : "User");
  }

  static ObjectNode account(String login, long id, String type) {
    return Json.object()
        .put("login", login)
        .put("id", id)
        .put("node_id", "U_" + id)
        .put("avatar_url", "https://sandbox.invalid/u/" + id)
        .put("gravatar_id", "")
        .put("url", "https://api.github.com/users/" + login)
        .put("html_url", SITE + "/" + login)
        .put("type", type)
        .put("site_admin", false);
  }

  static ObjectNode owner(Owner owner) {
    return account(owner.login(), owner.id(), owner.user() ? "User" : "Organization");
  }

  /** In a push the times are numbers; everywhere else they are texts. */
  static ObjectNode repository(Repo repo, boolean inPush) {
    ObjectNode json =
        Json.object()
            .put("id", repo.id())
            .put("node_id", "R_" + repo.id())
            .put("name", repo.name())
            .put("full_name", repo.fullName())
            .put("private", false);
    json.set("owner", owner(repo.owner()));
    json.put("html_url", SITE + "/" + repo.fullName())
        .put("url", "https://api.github.com/repos/" + repo.fullName())
        .put("description", "")
        .put("fork", false)
        .put("archived", repo.archived())
        .put("disabled", false)
        .put("default_branch", Repo.MAIN)
        .put("visibility", "public");
    if (inPush) {
      json.put("created_at", repo.created() / 1000).put("pushed_at", repo.pushed() / 1000);
    } else {
      json.put("created_at", time(repo.created())).put("pushed_at", time(repo.pushed()));
    }
    return json.put("updated_at", time(repo.pushed()));
  }

  static ObjectNode pull(
      Repo repo,
      long id,
      long number,
      String title,
      String body,
      boolean draft,
      ObjectNode user,
      long now) {
    String url = SITE + "/" + repo.fullName() + "/pull/" + number;
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("node_id", "PR_" + id)
            .put("html_url", url)
            .put("url", "https://api.github.com/repos/" + repo.fullName() + "/pulls/" + number)
            .put("number", number)
            .put("state", "open")
            .put("locked", false)
            .put("title", title);
    json.set("user", user);
    json.put("body", body.isEmpty() ? null : body)
        .put("created_at", time(now))
        .put("updated_at", time(now))
        .putNull("closed_at")
        .putNull("merged_at")
        .putNull("merge_commit_sha");
    json.putArray("assignees");
    json.putArray("requested_reviewers");
    json.putArray("requested_teams");
    json.putArray("labels");
    json.putNull("milestone");
    return json.put("draft", draft)
        .put("author_association", "MEMBER")
        .put("merged", false)
        .put("comments", 0)
        .put("commits", 1);
  }

  static ObjectNode side(Repo repo, String ref, String sha) {
    ObjectNode json =
        Json.object()
            .put("label", repo.owner().login() + ":" + ref)
            .put("ref", ref)
            .put("sha", sha);
    json.set("user", owner(repo.owner()));
    json.set("repo", repository(repo, false));
    return json;
  }

  static ObjectNode issue(
      Repo repo, long id, long number, String title, String body, ObjectNode user, long now) {
    String api = "https://api.github.com/repos/" + repo.fullName();
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("node_id", "I_" + id)
            .put("url", api + "/issues/" + number)
            .put("repository_url", api)
            .put("html_url", SITE + "/" + repo.fullName() + "/issues/" + number)
            .put("number", number)
            .put("state", "open")
            .putNull("state_reason")
            .put("title", title)
            .put("body", body.isEmpty() ? null : body)
            .put("locked", false)
            .put("comments", 0);
    json.set("user", user);
    json.putArray("labels");
    json.putNull("assignee");
    json.putArray("assignees");
    json.putNull("milestone");
    json.putNull("type");
    return json.put("created_at", time(now))
        .put("updated_at", time(now))
        .putNull("closed_at")
        .put("author_association", "MEMBER");
  }

  static ObjectNode comment(
      Repo repo, long number, long id, String body, ObjectNode user, long now) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("node_id", "IC_" + id)
            .put(
                "html_url",
                SITE + "/" + repo.fullName() + "/issues/" + number + "#issuecomment-" + id)
            .put("body", body);
    json.set("user", user);
    return json.put("created_at", time(now))
        .put("updated_at", time(now))
        .put("author_association", "MEMBER");
  }

  static ObjectNode release(Repo repo, long id, String tag, ObjectNode author, long now) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("node_id", "RE_" + id)
            .put("html_url", SITE + "/" + repo.fullName() + "/releases/tag/" + tag)
            .put("tag_name", tag)
            .put("target_commitish", Repo.MAIN)
            .put("name", tag)
            .put("body", "")
            .put("draft", false)
            .put("prerelease", false)
            .put("created_at", time(now))
            .put("updated_at", time(now))
            .put("published_at", time(now));
    json.set("author", author);
    json.putArray("assets");
    return json;
  }

  static ObjectNode deployment(
      Repo repo, long id, String environment, String ref, Commit commit, ObjectNode creator) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("node_id", "DE_" + id)
            .put("url", "https://api.github.com/repos/" + repo.fullName() + "/deployments/" + id)
            .put("sha", commit.oid())
            .put("ref", ref)
            .put("task", "deploy")
            .put("environment", environment)
            .put("original_environment", environment)
            .putNull("description");
    json.set("creator", creator);
    return json;
  }

  static ArrayNode named(String... names) {
    ArrayNode labels = Json.array();
    for (String name : names) {
      if (!name.isBlank()) {
        labels.addObject().put("name", name.strip()).put("color", "ededed").putNull("description");
      }
    }
    return labels;
  }
}
