package dev.lockstep.sandbox.bitbucketdc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.bitbucket.Account;
import dev.lockstep.sandbox.bitbucket.Branch;
import dev.lockstep.sandbox.bitbucket.PullRequest;
import dev.lockstep.sandbox.bitbucket.RegisteredHook;
import dev.lockstep.sandbox.bitbucket.Repository;
import dev.lockstep.sandbox.bitbucket.RepositoryEvents;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.http.Json;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhooks of projects and of repositories; what does not arrive is not sent again. */
final class DataCenterHooks implements RepositoryEvents {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");
  private static final String NO_COMMIT = "0".repeat(40);

  private final HookDispatcher dispatcher;
  private final DataCenterJson json;
  private final Clock clock;
  private final Random random;
  private final Map<String, Map<String, ServerHook>> hooks = new LinkedHashMap<>();
  private long lastId;

  DataCenterHooks(HookDispatcher dispatcher, DataCenterJson json, Clock clock, long seed) {
    this.dispatcher = dispatcher;
    this.json = json;
    this.clock = clock;
    this.random = new Random(seed ^ 0xdc5e4eL);
  }

  /** Those of a project ({@code SHOP}) or repository ({@code SHOP/web}), by id. */
  Map<String, ServerHook> of(String place) {
    return hooks.computeIfAbsent(place, none -> new LinkedHashMap<>());
  }

  String newId() {
    return Long.toString(++lastId);
  }

  ServerHook add(String place, RegisteredHook definition) {
    ServerHook hook = new ServerHook(definition, clock);
    of(place).put(definition.id(), hook);
    return hook;
  }

  @Override
  public void pushed(
      Repository repository, @Nullable Branch before, @Nullable Branch after, Account actor) {
    Branch named = after == null ? before : after;
    if (named != null) {
      refs(
          repository,
          "heads/" + named.name(),
          before == null ? NO_COMMIT : before.hash(),
          after == null ? NO_COMMIT : after.hash(),
          after,
          actor);
    }
  }

  @Override
  public void tagged(
      Repository repository, String tag, String hash, boolean exists, Account actor) {
    refs(
        repository,
        "tags/" + tag,
        exists ? NO_COMMIT : hash,
        exists ? hash : NO_COMMIT,
        null,
        actor);
  }

  private void refs(
      Repository repository,
      String ref,
      String from,
      String to,
      @Nullable Branch pushed,
      Account actor) {
    ObjectNode body = start("repo:refs_changed", actor);
    body.set("repository", json.repository(repository));
    ObjectNode change = body.putArray("changes").addObject();
    change
        .putObject("ref")
        .put("id", "refs/" + ref)
        .put("displayId", ref.substring(ref.indexOf('/') + 1))
        .put("type", ref.startsWith("tags/") ? "TAG" : "BRANCH");
    change.put("refId", "refs/" + ref).put("fromHash", from).put("toHash", to);
    change.put("type", NO_COMMIT.equals(from) ? "ADD" : NO_COMMIT.equals(to) ? "DELETE" : "UPDATE");
    if (pushed != null) {
      body.putArray("commits").add(json.commit(pushed));
      body.set("toCommit", json.commit(pushed));
    }
    send(repository, body);
  }

  @Override
  public void pullRequest(
      Repository repository, PullRequest request, Happened what, Account actor) {
    String event =
        switch (what) {
          case OPENED -> "pr:opened";
          case PUSHED -> "pr:from_ref_updated";
          case EDITED -> "pr:modified";
          case REVIEWERS_CHANGED -> "pr:reviewer:updated";
          case APPROVED -> "pr:reviewer:approved";
          case CHANGES_REQUESTED -> "pr:reviewer:needs_work";
          case APPROVAL_WITHDRAWN -> "pr:reviewer:unapproved";
          case MERGED -> "pr:merged";
          case DECLINED -> "pr:declined";
          case DELETED -> "pr:deleted";
        };
    ObjectNode body = start(event, actor);
    ObjectNode shown = json.pullRequest(repository, request);
    shown.putObject("links").putArray("self").addNull(); // as it really is in webhooks
    body.set("pullRequest", shown);
    send(repository, body);
  }

  /** What the button "Test connection" sends: no signature, and nothing in it. */
  void ping(String place) {
    of(place)
        .values()
        .forEach(
            hook ->
                dispatch(
                    new HookTarget(hook.definition().url(), null),
                    "diagnostics:ping",
                    place,
                    Json.object().put("test", true),
                    status -> {}));
  }

  private ObjectNode start(String event, Account actor) {
    ObjectNode body =
        Json.object()
            .put("eventKey", event)
            .put("date", TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    body.set("actor", json.user(actor));
    return body;
  }

  private void send(Repository repository, ObjectNode body) {
    String event = body.path("eventKey").asText();
    Stream.of(repository.workspace(), repository.fullName())
        .map(place -> List.copyOf(of(place).values()))
        .flatMap(List::stream)
        .filter(hook -> hook.definition().wants(event) && !hook.skips())
        .forEach(
            hook ->
                dispatch(
                    hook.definition().target(),
                    event,
                    repository.fullName(),
                    body,
                    status -> hook.answered(event, status)));
  }

  private void dispatch(
      HookTarget target, String event, String subject, ObjectNode body, IntConsumer outcome) {
    String request = new UUID(random.nextLong(), random.nextLong()).toString();
    dispatcher.send(
        new Hook(
            Upstream.BITBUCKET_DC,
            target,
            event,
            subject,
            request,
            Json.bytes(body),
            attempt ->
                Map.of(
                    "X-Event-Key",
                    event,
                    "X-Request-Id",
                    request,
                    "User-Agent",
                    "Atlassian HttpClient 4.2.0 / Bitbucket-8.19.1"),
            RetryPolicy.never(),
            outcome));
  }
}
