package dev.lockstep.scm.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.HookBody;
import java.util.List;
import java.util.Set;

/**
 * GitHub's webhooks. What they show in full, with its time, is taken as it is: pull requests but
 * for what reviewers say, pushed commits, tags, runs, releases, deployments, comments. A review, or
 * a request for one, shows no other reviews and an issue may not show the issue above it, so these
 * are read again. Checks of GitHub Actions are left out: the run of their workflow tells the same.
 */
final class GitHubHooks implements HookDecoder {

  private static final ObjectReader BODY = new ObjectMapper().readerFor(HookJson.class);

  private static final Set<String> USED =
      Set.of(
          "pull_request",
          "pull_request_review",
          "push",
          "create",
          "delete",
          "issues",
          "sub_issues",
          "issue_comment",
          "workflow_run",
          "check_run",
          "status",
          "release",
          "deployment_status");

  /** Actions that change who is asked for a review. */
  private static final Set<String> ASKED = Set.of("review_requested", "review_request_removed");

  @Override
  public Decoded decode(HookHeaders headers, byte[] body) {
    String event = HookBody.required("X-GitHub-Event", headers.get("X-GitHub-Event"));
    String delivery = headers.get("X-GitHub-Delivery");
    if (event.equals("ping")) {
      return Decoded.of(delivery, new Hook.Ignored("ping"));
    }
    if (event.equals("repository")) {
      return Decoded.of(delivery, new Hook.Ignored("the next listing shows it"));
    }
    if (!USED.contains(event)) {
      return Decoded.of(delivery, new Hook.Ignored("event not used"));
    }
    String type = headers.get("Content-Type");
    if (type != null && type.contains("form")) {
      throw new MalformedHookException(
          "the body is a form: set the webhook's content type to application/json");
    }
    HookJson json = HookBody.read(BODY, body, "GitHub");
    return new Decoded(delivery, hooks(event, repository(json), json));
  }

  private static List<Hook> hooks(String event, RepositoryRef repository, HookJson json) {
    return switch (event) {
      case "pull_request" -> List.of(pullRequest(repository, event, json));
      case "pull_request_review" -> List.of(reviewed(repository, event, json));
      case "push" -> PushHooks.push(repository, event, json);
      case "create", "delete" -> List.of(PushHooks.ref(repository, event, json));
      case "issues" -> List.of(IssueHooks.issue(repository, json));
      case "sub_issues" -> List.of(new Hook.RepositoryTouched(repository));
      case "issue_comment" -> List.of(IssueHooks.comment(repository, json));
      case "workflow_run" -> List.of(BuildHooks.workflow(repository, json));
      case "check_run" -> List.of(BuildHooks.check(repository, json));
      case "status" -> List.of(BuildHooks.status(repository, json));
      case "release" -> List.of(ShippingHooks.release(repository, json));
      default -> List.of(ShippingHooks.deployment(repository, json));
    };
  }

  private static RepositoryRef repository(HookJson json) {
    HookJson.RepositoryJson repository = HookBody.required("repository", json.repository());
    String[] parts = HookBody.named("repository.full_name", repository.fullName()).split("/", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new MalformedHookException("repository.full_name must be owner/repository");
    }
    return GitHub.ref(parts[0], parts[1]);
  }

  private static Hook pullRequest(RepositoryRef repository, String event, HookJson json) {
    if (ASKED.contains(Answers.text(json.action()))) {
      return reviewed(repository, event, json);
    }
    PullJson pull = HookBody.required("pull_request", json.pullRequest());
    return PullRequests.read(repository, pull, "opened".equals(json.action()), json.sender())
        .map(Hook.PullRequestSeen::new)
        .orElseThrow(
            () ->
                new MalformedHookException(
                    "pull_request must have number, title, state, html_url, head.ref and"
                        + " updated_at"));
  }

  private static Hook reviewed(RepositoryRef repository, String event, HookJson json) {
    PullJson pull = HookBody.required("pull_request", json.pullRequest());
    return new Hook.PullRequestTouched(
        repository, HookBody.required("pull_request.number", pull.number()), event);
  }
}
