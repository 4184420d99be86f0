package dev.lockstep.scm.github;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.BuildChanged.State;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.github.HookJson.NamedJson;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.HookBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs of workflows, checks of apps, and statuses that others set at a commit. */
final class BuildHooks {

  private static final String ACTIONS = "github-actions";

  private BuildHooks() {}

  static Hook workflow(RepositoryRef repository, HookJson json) {
    RunJson run = HookBody.required("workflow_run", json.workflowRun());
    return built(
        repository,
        "run:" + HookBody.required("workflow_run.id", run.id()),
        run,
        run.headBranch(),
        IssueHooks.time("workflow_run.updated_at", run.updatedAt()));
  }

  static Hook check(RepositoryRef repository, HookJson json) {
    RunJson run = HookBody.required("check_run", json.checkRun());
    if (run.app() != null && ACTIONS.equals(run.app().slug())) {
      return new Hook.Ignored("the workflow's run tells it");
    }
    String time = run.completedAt() == null ? run.startedAt() : run.completedAt();
    return built(
        repository,
        "check:" + HookBody.required("check_run.id", run.id()),
        run,
        run.checkSuite() == null ? null : run.checkSuite().headBranch(),
        IssueHooks.time("check_run.started_at or completed_at", time));
  }

  private static Hook built(
      RepositoryRef repository, String id, RunJson run, @Nullable String branch, Instant updated) {
    String commit = HookBody.named("head_sha", run.headSha());
    String status = Answers.text(run.status());
    String nativeState = status.equals("completed") ? Answers.text(run.conclusion()) : status;
    return facts(
        repository,
        id,
        Answers.text(run.name()),
        commit,
        branch,
        nativeState,
        run.url(),
        Answers.text(run.displayTitle()),
        updated);
  }

  static Hook status(RepositoryRef repository, HookJson json) {
    String commit = HookBody.named("sha", json.sha());
    String context = HookBody.named("context", json.context());
    List<NamedJson> branches = json.branches() == null ? List.of() : json.branches();
    NamedJson branch = branches.stream().filter(Objects::nonNull).findFirst().orElse(null);
    return facts(
        repository,
        "status:" + commit + ":" + context,
        context,
        commit,
        branch == null ? null : branch.name(),
        Answers.text(json.state()),
        json.targetUrl(),
        "",
        IssueHooks.time("updated_at", json.updatedAt()));
  }

  private static Hook facts(
      RepositoryRef repository,
      String id,
      String name,
      String commit,
      @Nullable String branch,
      String nativeState,
      @Nullable String url,
      String title,
      Instant updated) {
    return new Hook.Facts(
        repository,
        repository + "#builds",
        naming ->
            List.of(
                new BuildChanged(
                    repository,
                    id,
                    name,
                    commit,
                    branch,
                    state(nativeState),
                    nativeState,
                    url,
                    naming.in(
                        Map.of(Evidence.BRANCH, Answers.text(branch), Evidence.COMMIT, title)),
                    updated.toEpochMilli(),
                    updated)));
  }

  static State state(String nativeState) {
    return switch (nativeState) {
      case "queued", "requested", "waiting", "pending", "action_required" -> State.PENDING;
      case "in_progress" -> State.RUNNING;
      case "success", "neutral", "skipped" -> State.SUCCESSFUL;
      case "failure", "timed_out", "startup_failure", "error" -> State.FAILED;
      case "cancelled", "stale" -> State.CANCELLED;
      default -> State.UNKNOWN;
    };
  }
}
