package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.HookBody;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Data Center's webhooks. Pull requests are taken as they are shown, where their times
 * are full ones; one that was deleted, which only a webhook tells, is told as declined. A push is a
 * hint to read its branches, and tells tags and commits. Comments are not looked at.
 */
final class ServerHooks implements HookDecoder {

  private static final ObjectReader BODY = new ObjectMapper().readerFor(HookJson.class);
  private static final String TEST = "diagnostics:ping";
  private static final String COMMENT = "pr:comment:";

  private final ServerPullRequests pullRequests;
  private final ServerPushes pushes;

  ServerHooks(URI base) {
    this.pullRequests = new ServerPullRequests(base);
    this.pushes = new ServerPushes(pullRequests);
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
    return new Decoded(headers.get("X-Request-Id"), decode(event, body));
  }

  private List<Hook> decode(String event, byte[] body) {
    boolean pullRequest = event.startsWith("pr:") && !event.startsWith(COMMENT);
    if (pullRequest) {
      return List.of(pullRequest(event, HookBody.read(BODY, body, "Bitbucket")));
    }
    if (event.equals("repo:refs_changed")) {
      HookJson json = HookBody.read(BODY, body, "Bitbucket");
      return pushes.read(repository("repository", json.repository()), event, json);
    }
    return List.of(new Hook.Ignored(event.equals(TEST) ? "test" : "event not used"));
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

  private static RepositoryRef repository(String what, @Nullable RepositoryJson json) {
    RepositoryJson there = HookBody.required(what, json);
    ProjectJson project = HookBody.required(what + ".project", there.project());
    return BitbucketServer.ref(
        HookBody.part(what + ".project.key", project.key()),
        HookBody.part(what + ".slug", there.slug()));
  }
}
