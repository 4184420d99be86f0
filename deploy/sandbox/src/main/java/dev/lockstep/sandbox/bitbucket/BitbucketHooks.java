package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks of the workspaces: those that the control API sets, and those that are registered. */
final class BitbucketHooks implements RepositoryEvents {
  private static final int LARGEST = 256 * 1024;

  private final HookDispatcher dispatcher;
  private final BitbucketJson json;
  private final Clock clock;
  private final Random random;
  private final Map<String, HookTarget> targets = new HashMap<>();
  private final Map<String, Map<String, RegisteredHook>> registered = new HashMap<>();

  BitbucketHooks(HookDispatcher dispatcher, BitbucketJson json, Clock clock, long seed) {
    this.dispatcher = dispatcher;
    this.json = json;
    this.clock = clock;
    this.random = new Random(seed ^ 0xb17b0cL);
  }

  Map<String, HookTarget> targets() {
    return targets;
  }

  /** Those of a workspace, by id. */
  Map<String, RegisteredHook> registered(String workspace) {
    return registered.computeIfAbsent(workspace, none -> new LinkedHashMap<>());
  }

  String newId() {
    return "{" + new UUID(random.nextLong(), random.nextLong()) + "}";
  }

  @Override
  public void pushed(
      Repository repository, @Nullable Branch before, @Nullable Branch after, Account actor) {
    Branch named = after == null ? before : after;
    if (named == null) {
      return;
    }
    ObjectNode change = Json.object();
    change.set("old", before == null ? null : json.branch(repository, before));
    change.set("new", after == null ? null : json.branch(repository, after));
    if (after == null) {
      change.putArray("commits");
    } else {
      change.putArray("commits").add(json.commit(repository, after));
    }
    push(repository, named.name(), change, actor);
  }

  @Override
  public void tagged(
      Repository repository, String tag, String hash, boolean exists, Account actor) {
    ObjectNode change = Json.object();
    ObjectNode named = json.tag(repository, tag, hash);
    change.set("old", exists ? null : named);
    change.set("new", exists ? named : null);
    push(repository, tag, change, actor);
  }

  private void push(Repository repository, String name, ObjectNode change, Account actor) {
    change
        .put("created", change.path("old").isNull())
        .put("closed", change.path("new").isNull())
        .put("forced", false)
        .put("truncated", false);
    ObjectNode body = start(repository, actor);
    body.putObject("push").putArray("changes").add(change);
    send(repository, "repo:push", repository.fullName() + ":" + name, body);
  }

  @Override
  public void pullRequest(
      Repository repository, PullRequest request, Happened what, Account actor) {
    String event =
        switch (what) {
          case OPENED -> "created";
          case PUSHED, EDITED, REVIEWERS_CHANGED -> "updated";
          case APPROVED -> "approved";
          case CHANGES_REQUESTED -> "changes_request_created";
          case APPROVAL_WITHDRAWN -> "unapproved";
          case MERGED -> "fulfilled";
          case DECLINED -> "rejected";
          case DELETED -> throw new IllegalArgumentException("only Data Center deletes them");
        };
    ObjectNode body = start(repository, actor);
    body.set("pullrequest", json.pullRequest(repository, request));
    send(repository, "pullrequest:" + event, repository.fullName() + "#" + request.id(), body);
  }

  /** A build of the newest commit of a branch. */
  void built(Repository repository, Branch branch, String key, String state, Account actor) {
    ObjectNode body = start(repository, actor);
    body.set("commit_status", json.status(repository, branch, key, state, clock.millis()));
    String event = "INPROGRESS".equals(state) ? "created" : "updated";
    send(repository, "repo:commit_status_" + event, repository.fullName() + ":" + key, body);
  }

  private ObjectNode start(Repository repository, Account actor) {
    ObjectNode body = Json.object();
    body.set("actor", json.account(actor));
    body.set("repository", json.repository(repository));
    return body;
  }

  private void send(Repository repository, String event, String subject, ObjectNode body) {
    byte[] bytes = Json.bytes(body);
    if (bytes.length > LARGEST) {
      return;
    }
    List<HookTarget> wanting = new ArrayList<>();
    HookTarget all = targets.get(repository.workspace());
    if (all != null) {
      wanting.add(all);
    }
    registered(repository.workspace()).values().stream()
        .filter(hook -> hook.wants(event))
        .forEach(hook -> wanting.add(hook.target()));
    wanting.forEach(target -> send(target, repository, event, subject, bytes));
  }

  private void send(
      HookTarget target, Repository repository, String event, String subject, byte[] bytes) {
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
