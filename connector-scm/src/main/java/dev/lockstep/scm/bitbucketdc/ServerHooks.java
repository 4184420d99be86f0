package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.HookBody;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Data Center's webhooks. Pull requests are taken as they are shown, where their times
 * are full ones; one that was deleted, which only a webhook tells, is told as declined. A push is a
 * hint, since it names no moment. Comments are not looked at.
 */
final class ServerHooks implements HookDecoder {

  private static final ObjectReader BODY = new ObjectMapper().readerFor(HookJson.class);
  private static final String TEST = "diagnostics:ping";
  private static final String COMMENT = "pr:comment:";

  private final ServerPullRequests pullRequests;

  ServerHooks(URI base) {
    this.pullRequests = new ServerPullRequests(base);
  }

  @Override
  public boolean isTest(HookHeaders headers, byte[] body) {
    if (!TEST.equals(headers.get("X-Event-Key"))) {
      return false;
    }
    HookJson json = HookBody.read(BODY, body, "Bitbucket");
    return Boolean.TRUE.equals(json.test());
  }

  @Override
  public Decoded decode(HookHeaders headers, byte[] body) {
    String event = headers.get("X-Event-Key");
    if (event == null) {
      throw new MalformedHookException("X-Event-Key is missing: the name of an event");
    }
    return Decoded.of(headers.get("X-Request-Id"), decode(event, body));
  }

  private Hook decode(String event, byte[] body) {
    boolean pullRequest = event.startsWith("pr:") && !event.startsWith(COMMENT);
    if (pullRequest) {
      return pullRequest(event, HookBody.read(BODY, body, "Bitbucket"));
    }
    return switch (event) {
      case "repo:refs_changed" -> push(event, HookBody.read(BODY, body, "Bitbucket"));
      case TEST -> new Hook.Ignored("test");
      default -> new Hook.Ignored("event not used");
    };
  }

  private Hook pullRequest(String event, HookJson json) {
    PullRequestJson shown = HookBody.required("pullRequest", json.pullRequest());
    RefJson target = HookBody.required("pullRequest.toRef", shown.toRef());
    RepositoryRef repository = repository("pullRequest.toRef.repository", target.repository());
    PullRequest seen = pullRequests.read(repository, shown, json.actor()).orElse(null);
    if (seen == null) {
      return new Hook.PullRequestTouched(
          repository, HookBody.required("pullRequest.id", shown.id()), event);
    }
    return new Hook.PullRequestSeen(
        event.equals("pr:deleted") ? ServerPullRequests.deleted(seen) : seen);
  }

  private static Hook push(String event, HookJson json) {
    RepositoryRef repository = repository("repository", json.repository());
    Set<String> branches = new TreeSet<>();
    for (ChangeJson change : HookBody.required("changes", json.changes())) {
      if (change == null) {
        throw new MalformedHookException("changes must hold changes only");
      }
      RefJson ref = HookBody.required("ref of a change", change.ref());
      if (!"TAG".equals(ref.type())) {
        branches.add(HookBody.named("ref.displayId of a change", ref.displayId()));
      }
    }
    return new Hook.BranchesTouched(repository, branches, event);
  }

  private static RepositoryRef repository(String what, @Nullable RepositoryJson json) {
    RepositoryJson there = HookBody.required(what, json);
    ProjectJson project = HookBody.required(what + ".project", there.project());
    return BitbucketServer.ref(
        HookBody.part(what + ".project.key", project.key()),
        HookBody.part(what + ".slug", there.slug()));
  }
}
