package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.http.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks of the workspaces. */
final class BitbucketHooks {
  private static final int LARGEST = 256 * 1024;

  private final HookDispatcher dispatcher;
  private final BitbucketJson json;
  private final Random random;
  private final Map<String, HookTarget> targets = new HashMap<>();

  BitbucketHooks(HookDispatcher dispatcher, BitbucketJson json, long seed) {
    this.dispatcher = dispatcher;
    this.json = json;
    this.random = new Random(seed ^ 0xb17b0cL);
  }

  Map<String, HookTarget> targets() {
    return targets;
  }

  void pushed(
      Repository repository, @Nullable Branch before, @Nullable Branch after, Account actor) {
    Branch named = after == null ? before : after;
    if (named == null || !targets.containsKey(repository.workspace())) {
      return;
    }
    ObjectNode body = start(repository, actor);
    ObjectNode change = Json.object();
    change.set("old", before == null ? null : json.branch(repository, before));
    change.set("new", after == null ? null : json.branch(repository, after));
    change
        .put("created", before == null)
        .put("closed", after == null)
        .put("forced", false)
        .put("truncated", false);
    if (after == null) {
      change.putArray("commits");
    } else {
      change.putArray("commits").add(json.commit(repository, after));
    }
    body.putObject("push").putArray("changes").add(change);
    send(repository, "repo:push", repository.fullName() + ":" + named.name(), body);
  }

  void pullRequest(Repository repository, PullRequest request, String event, Account actor) {
    if (!targets.containsKey(repository.workspace())) {
      return;
    }
    ObjectNode body = start(repository, actor);
    body.set("pullrequest", json.pullRequest(repository, request));
    send(repository, "pullrequest:" + event, repository.fullName() + "#" + request.id(), body);
  }

  private ObjectNode start(Repository repository, Account actor) {
    ObjectNode body = Json.object();
    body.set("actor", json.account(actor));
    body.set("repository", json.repository(repository));
    return body;
  }

  private void send(Repository repository, String event, String subject, ObjectNode body) {
    HookTarget target = targets.get(repository.workspace());
    byte[] bytes = Json.bytes(body);
    if (target == null || bytes.length > LARGEST) {
      return;
    }
    String request = new UUID(random.nextLong(), random.nextLong()).toString();
    String hook = Account.named("hook of " + repository.workspace()).uuid();
    dispatcher.send(
        new Hook(
            Upstream.BITBUCKET,
            target,
            event,
            subject,
            request,
            bytes,
            attempt -> headers(event, hook, request, attempt),
            RetryPolicy.bitbucket()));
  }

  private static Map<String, String> headers(
      String event, String hook, String request, int attempt) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Event-Key", event);
    headers.put("X-Hook-UUID", hook.substring(1, hook.length() - 1));
    headers.put("X-Request-UUID", request);
    headers.put("X-Attempt-Number", Integer.toString(attempt + 1));
    headers.put("User-Agent", "Bitbucket-Webhooks/2.0");
    return headers;
  }
}
