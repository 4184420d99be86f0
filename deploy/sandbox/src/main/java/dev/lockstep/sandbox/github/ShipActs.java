package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Requests.GitHubAction;
import dev.lockstep.sandbox.control.Views.GitHubView;
import dev.lockstep.sandbox.http.Json;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What becomes of code: workflow runs, releases and deployments; and what becomes of repositories.
 */
final class ShipActs {
  private final Clock clock;
  private final HookBook hooks;
  private final AtomicLong ids;

  ShipActs(Clock clock, HookBook hooks, AtomicLong ids) {
    this.clock = clock;
    this.hooks = hooks;
    this.ids = ids;
  }

  /** A run of a workflow on a branch, from beginning to end. */
  GitHubView run(Repo repo, GitHubAction with, String actor) {
    String branch = Acts.needed(with.name(), "name");
    Commit head = Objects.requireNonNull(repo.branches().get(branch), () -> "no branch " + branch);
    ObjectNode run =
        Json.object()
            .put("id", ids.incrementAndGet())
            .put("name", "build")
            .put("head_branch", branch)
            .put("head_sha", head.oid())
            .put("display_title", head.message())
            .put("run_number", 1)
            .put("run_attempt", 1)
            .put("event", "push")
            .put("status", "in_progress")
            .putNull("conclusion")
            .put("html_url", GitHubJson.SITE + "/" + repo.fullName() + "/actions/runs/1")
            .put("created_at", now())
            .put("updated_at", now());
    told(repo, "workflow_run", "in_progress", "workflow_run", run, actor);
    run.put("status", "completed")
        .put("conclusion", Acts.needed(with.state(), "state"))
        .put("updated_at", now());
    told(repo, "workflow_run", "completed", "workflow_run", run, actor);
    return new GitHubView(run.path("id").asLong(), 0, branch);
  }

  GitHubView release(Repo repo, GitHubAction with, String actor) {
    String tag = Acts.needed(with.name(), "name");
    ObjectNode release =
        GitHubJson.release(
            repo, ids.incrementAndGet(), tag, GitHubJson.user(actor), clock.millis());
    if (with.text() != null) {
      release.put("name", with.text());
    }
    boolean draft = "draft".equals(with.state());
    if (draft) {
      release.put("draft", true).putNull("published_at");
    }
    repo.releases().put(release.path("id").asLong(), release);
    told(repo, "release", draft ? "created" : "published", "release", release, actor);
    return new GitHubView(release.path("id").asLong(), 0, tag);
  }

  GitHubView deleteRelease(Repo repo, GitHubAction with, String actor) {
    ObjectNode release = repo.releases().remove(with.number());
    told(repo, "release", "deleted", "release", release, actor);
    return new GitHubView(0, 0, release.path("tag_name").asText());
  }

  /** Deploys the main branch; a number names a deployment that goes on. */
  GitHubView deploy(Repo repo, GitHubAction with, String actor) {
    long id = with.number() == null ? ids.incrementAndGet() : with.number();
    ObjectNode deployment =
        repo.deployments()
            .computeIfAbsent(
                id,
                none ->
                    GitHubJson.deployment(
                            repo,
                            id,
                            Acts.needed(with.name(), "name"),
                            Repo.MAIN,
                            Objects.requireNonNull(repo.branches().get(Repo.MAIN)),
                            GitHubJson.user(actor))
                        .put("created_at", now()));
    deployment.put("updated_at", now());
    ObjectNode status =
        Json.object()
            .put("id", ids.incrementAndGet())
            .put("state", Acts.needed(with.state(), "state"))
            .put("description", "")
            .put("environment", deployment.path("environment").asText())
            .put("target_url", "")
            .put("log_url", "")
            .put("environment_url", "https://shop.example")
            .put("created_at", now())
            .put("updated_at", now());
    status.set("creator", GitHubJson.user(actor));
    deployment.set("_status", status);
    ObjectNode payload = Json.object();
    payload.set("deployment_status", status.deepCopy());
    ObjectNode shown = deployment.deepCopy();
    shown.remove("_status");
    payload.set("deployment", shown);
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(repo, "deployment_status", "created", payload);
    return new GitHubView(id, 0, deployment.path("environment").asText());
  }

  GitHubView archive(Repo repo, String actor) {
    repo.archive();
    return changed(repo, "archived", Json.object(), actor);
  }

  GitHubView rename(Repo repo, GitHubAction with, String actor) {
    String before = repo.name();
    repo.owner().rename(repo, Acts.needed(with.name(), "name"));
    ObjectNode changes = Json.object();
    changes.putObject("changes").putObject("repository").putObject("name").put("from", before);
    return changed(repo, "renamed", changes, actor);
  }

  GitHubView transfer(Repo repo, Owner to, String actor) {
    repo.owner().transfer(repo, to);
    return changed(repo, "transferred", Json.object(), actor);
  }

  GitHubView delete(Repo repo, String actor) {
    repo.owner().remove(repo);
    return changed(repo, "deleted", Json.object(), actor);
  }

  private GitHubView changed(Repo repo, String action, ObjectNode payload, String actor) {
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(repo, "repository", action, payload);
    return new GitHubView(repo.id(), 0, repo.name());
  }

  private void told(
      Repo repo, String event, String action, String name, ObjectNode what, String actor) {
    ObjectNode payload = Json.object();
    payload.set(name, what.deepCopy());
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(repo, event, action, payload);
  }

  private String now() {
    return GitHubJson.time(clock.millis());
  }
}
