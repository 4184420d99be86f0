package dev.lockstep.scm.github;

import dev.lockstep.contract.Comment;
import dev.lockstep.contract.CommentDeleted;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.HookBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues and their comments. */
final class IssueHooks {

  private IssueHooks() {}

  /** One that is gone here is told; of all others the hook may not show the issue above. */
  static Hook issue(RepositoryRef repository, HookJson json) {
    IssueJson issue = HookBody.required("issue", json.issue());
    boolean transferred = "transferred".equals(json.action());
    if (!transferred && !"deleted".equals(json.action())) {
      return new Hook.RepositoryTouched(repository);
    }
    WorkItemRef item = Issues.ref(repository, HookBody.required("issue.id", issue.id()));
    String key = Issues.key(repository, HookBody.required("issue.number", issue.number()));
    Instant updated = time("issue.updated_at", issue.updatedAt());
    String proof = transferred ? "GitHub told that it was transferred" : "GitHub told its deletion";
    return facts(
        repository, new WorkItemDeleted(item, key, proof, updated.toEpochMilli() + 1, updated));
  }

  static Hook comment(RepositoryRef repository, HookJson json) {
    IssueJson issue = HookBody.required("issue", json.issue());
    if (issue.pullRequest() != null && issue.pullRequest().isObject()) {
      return new Hook.Ignored("comment at a pull request");
    }
    CommentJson comment = HookBody.required("comment", json.comment());
    WorkItemRef item = Issues.ref(repository, HookBody.required("issue.id", issue.id()));
    String key = Issues.key(repository, HookBody.required("issue.number", issue.number()));
    String id = HookBody.required("comment.id", comment.id()).toString();
    Instant updated = time("comment.updated_at", comment.updatedAt());
    if ("deleted".equals(json.action())) {
      return facts(
          repository, new CommentDeleted(item, key, id, updated.toEpochMilli() + 1, updated));
    }
    boolean edited = "edited".equals(json.action());
    return facts(
        repository,
        Issues.commented(
            item,
            key,
            new Comment(
                id,
                PersonJson.person(comment.user()),
                edited ? PersonJson.person(json.sender()) : null,
                Answers.text(comment.body()),
                false,
                time("comment.created_at", comment.createdAt()),
                updated),
            edited));
  }

  private static Hook facts(RepositoryRef repository, Event event) {
    return new Hook.Facts(repository, IssueFeed.scope(repository), naming -> List.of(event));
  }

  static Instant time(String what, @Nullable String text) {
    return Answers.time(text)
        .orElseThrow(() -> new MalformedHookException(what + " must be a time"));
  }
}
