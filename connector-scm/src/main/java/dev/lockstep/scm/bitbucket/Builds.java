package dev.lockstep.scm.bitbucket;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.BuildChanged.State;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.HookBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds of commits. They are told by webhooks only: to ask for them costs a call a commit. */
final class Builds {

  private Builds() {}

  static Hook read(RepositoryRef repository, @Nullable CommitStatusJson shown) {
    CommitStatusJson json = HookBody.required("commit_status", shown);
    String key = HookBody.named("commit_status.key", json.key());
    String state = HookBody.required("commit_status.state", json.state());
    String commit = HookBody.named("commit_status.commit.hash", commit(json));
    Instant updated =
        Answers.time(json.updatedOn())
            .orElseThrow(() -> new MalformedHookException("commit_status.updated_on is no time"));
    return new Hook.Facts(
        repository,
        repository + "#builds",
        naming ->
            List.of(
                new BuildChanged(
                    repository,
                    commit + ":" + key,
                    json.name() == null ? key : json.name(),
                    commit,
                    json.refname(),
                    state(state),
                    state,
                    json.url(),
                    naming.in(Map.of(Evidence.BRANCH, Answers.text(json.refname()))),
                    updated.toEpochMilli(),
                    updated)));
  }

  private static @Nullable String commit(CommitStatusJson json) {
    if (json.commit() != null && json.commit().hash() != null) {
      return json.commit().hash();
    }
    LinkJson link = json.links() == null ? null : json.links().commit();
    String href = link == null ? null : link.href();
    return href == null ? null : href.substring(href.lastIndexOf('/') + 1);
  }

  static State state(String nativeState) {
    return switch (nativeState) {
      case "INPROGRESS" -> State.RUNNING;
      case "SUCCESSFUL" -> State.SUCCESSFUL;
      case "FAILED" -> State.FAILED;
      case "STOPPED" -> State.CANCELLED;
      default -> State.UNKNOWN;
    };
  }
}
