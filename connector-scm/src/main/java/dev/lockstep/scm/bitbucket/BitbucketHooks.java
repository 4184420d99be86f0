package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.HookBody;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Cloud's webhooks. Pull requests are taken as they are shown, with their reviews; a push
 * tells its commits and tags and is a hint to read its branches, since its list of changes may be
 * cut ({@code truncated}) and names no moment. Comments are not looked at.
 */
final class BitbucketHooks implements HookDecoder {

  private static final ObjectReader BODY = new ObjectMapper().readerFor(HookJson.class);

  static final Set<String> PULL_REQUEST_EVENTS =
      Set.of(
          "pullrequest:created",
          "pullrequest:updated",
          "pullrequest:approved",
          "pullrequest:unapproved",
          "pullrequest:changes_request_created",
          "pullrequest:changes_request_removed",
          "pullrequest:fulfilled",
          "pullrequest:rejected");
  static final String PUSH = "repo:push";
  static final String UPDATED = "repo:updated";
  static final Set<String> BUILD_EVENTS =
      Set.of("repo:commit_status_created", "repo:commit_status_updated");

  private final Consumer<PullRequest> heard;
  private final Pushes pushes;

  /**
   * @param heard is told of each pull request
   * @param clock tells when a push was heard of
   */
  BitbucketHooks(Consumer<PullRequest> heard, Clock clock) {
    this.heard = heard;
    this.pushes = new Pushes(clock);
  }

  @Override
  public Decoded decode(HookHeaders headers, byte[] body) {
    String event = headers.get("X-Event-Key");
    if (event == null) {
      throw new MalformedHookException("X-Event-Key is missing: the name of an event");
    }
    return new Decoded(headers.get("X-Request-UUID"), decode(event, body));
  }

  private List<Hook> decode(String event, byte[] body) {
    if (PULL_REQUEST_EVENTS.contains(event)) {
      HookJson json = read(body);
      return List.of(pullRequest(repository(json.repository()), json));
    }
    if (event.equals(PUSH)) {
      HookJson json = read(body);
      return pushes.read(repository(json.repository()), event, json);
    }
    if (BUILD_EVENTS.contains(event)) {
      HookJson json = read(body);
      return List.of(Builds.read(repository(json.repository()), json.commitStatus()));
    }
    if (event.equals(UPDATED)) {
      return List.of(new Hook.RepositoryTouched(repository(read(body).repository())));
    }
    return List.of(new Hook.Ignored("event not used"));
  }

  private static HookJson read(byte[] body) {
    return HookBody.read(BODY, body, "Bitbucket");
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

  private Hook pullRequest(RepositoryRef repository, HookJson json) {
    PullRequest seen =
        Optional.ofNullable(json.pullRequest())
            .flatMap(shown -> PullRequests.read(repository, shown, json.actor()))
            .orElseThrow(
                () ->
                    new MalformedHookException(
                        "pullrequest must have id, title, state and updated_on"));
    heard.accept(seen);
    return new Hook.PullRequestSeen(seen);
  }
}
