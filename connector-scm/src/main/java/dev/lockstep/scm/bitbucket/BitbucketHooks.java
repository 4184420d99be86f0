package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.rest.HookBody;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Cloud's webhooks. Pull requests are taken as they are shown; a push is a hint, since
 * its list of changes may be cut ({@code truncated}) and names no moment. Approvals and comments
 * are not looked at.
 */
final class BitbucketHooks implements HookDecoder {

  private static final ObjectReader BODY = new ObjectMapper().readerFor(HookJson.class);

  private static final Set<String> PULL_REQUEST_EVENTS =
      Set.of(
          "pullrequest:created",
          "pullrequest:updated",
          "pullrequest:fulfilled",
          "pullrequest:rejected");

  @Override
  public Decoded decode(HookHeaders headers, byte[] body) {
    String event = headers.get("X-Event-Key");
    if (event == null) {
      throw new MalformedHookException("X-Event-Key is missing: the name of an event");
    }
    return Decoded.of(headers.get("X-Request-UUID"), decode(event, body));
  }

  private static Hook decode(String event, byte[] body) {
    boolean pullRequest = PULL_REQUEST_EVENTS.contains(event);
    if (!pullRequest && !event.equals("repo:push")) {
      return new Hook.Ignored("event not used");
    }
    HookJson json = HookBody.read(BODY, body, "Bitbucket");
    RepositoryRef repository = repository(json.repository());
    return pullRequest ? pullRequest(repository, json) : push(repository, event, json.push());
  }

  private static RepositoryRef repository(@Nullable RepositoryJson json) {
    String fullName = json == null ? null : json.fullName();
    String[] parts = fullName == null ? new String[0] : fullName.split("/", -1);
    if (fullName == null || parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new MalformedHookException("repository.full_name must be workspace/repository");
    }
    HookBody.named("repository.full_name", fullName);
    return new RepositoryRef(BitbucketCloud.PROVIDER, parts[0], parts[1]);
  }

  private static Hook pullRequest(RepositoryRef repository, HookJson json) {
    return Optional.ofNullable(json.pullRequest())
        .flatMap(seen -> PullRequests.read(repository, seen, json.actor()))
        .map(Hook.PullRequestSeen::new)
        .orElseThrow(
            () ->
                new MalformedHookException(
                    "pullrequest must have id, title, state and updated_on"));
  }

  private static Hook push(RepositoryRef repository, String event, @Nullable PushJson push) {
    List<ChangeJson> changes = push == null ? null : push.changes();
    if (changes == null) {
      throw new MalformedHookException("push.changes is missing");
    }
    Set<String> branches = new TreeSet<>();
    for (ChangeJson change : changes) {
      if (change == null) {
        throw new MalformedHookException("push.changes must hold changes only");
      }
      BranchJson ref = change.after() == null ? change.before() : change.after();
      if (ref != null && ref.name() != null && !"tag".equals(ref.type())) {
        branches.add(HookBody.named("a name in push.changes", ref.name()));
      }
    }
    return new Hook.BranchesTouched(repository, branches, event);
  }
}
