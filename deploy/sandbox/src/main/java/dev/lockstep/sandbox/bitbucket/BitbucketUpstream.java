package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.fault.Throttle;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Bitbucket Cloud: workspaces and the part of the REST API that a connector reads. */
public final class BitbucketUpstream {
  private static final String API = "/bitbucket/2.0/repositories/{workspace}";

  private final Clock clock;
  private final FaultGate gate;
  private final BitbucketJson json;
  private final BitbucketHooks hooks;
  private final HourlyBudget budget;
  private final long seed;
  private final Map<String, Workspace> workspaces = new LinkedHashMap<>();

  /** No workspaces yet. */
  public BitbucketUpstream(
      Clock clock, FaultGate gate, HookDispatcher dispatcher, String base, long seed) {
    this.clock = clock;
    this.gate = gate;
    this.json = new BitbucketJson(base + "/bitbucket/2.0");
    this.hooks = new BitbucketHooks(dispatcher, json, clock, seed);
    this.budget = new HourlyBudget(clock);
    this.seed = seed;
  }

  /** All workspaces. */
  public Collection<Workspace> workspaces() {
    return workspaces.values();
  }

  /** A workspace, when there is one of this name. */
  public Optional<Workspace> workspace(String name) {
    return Optional.ofNullable(workspaces.get(name));
  }

  /** The workspace of this name, made if there is none. */
  public Workspace createWorkspace(String name) {
    return workspaces.computeIfAbsent(
        name, fresh -> new Workspace(fresh, clock, hooks, true, seed));
  }

  /** Where the webhooks of each workspace go. */
  public Map<String, HookTarget> hooks() {
    return hooks.targets();
  }

  /** Adds the REST API. */
  public void routes(Router router) {
    on(router, "", this::repositories);
    on(router, "/{repository}", call -> one(json.repository(repository(call)), call));
    on(router, "/{repository}/refs/branches", this::branches);
    on(router, "/{repository}/refs/branches/{branch...}", this::branch);
    on(router, "/{repository}/pullrequests", this::pullRequests);
    on(router, "/{repository}/pullrequests/{id}", this::pullRequest);
    HookApi registering = new HookApi(hooks, clock);
    String registered = "/bitbucket/2.0/workspaces/{workspace}/hooks";
    router.on("GET", registered, guarded(registering::list));
    router.on("POST", registered, guarded(registering::create));
    router.on("PUT", registered + "/{uid}", guarded(registering::change));
    router.on(
        "GET",
        "/bitbucket/2.0/user",
        guarded(call -> one(json.account(Account.named("Lockstep")), call)));
  }

  private void on(Router router, String path, Router.Handler handler) {
    router.on("GET", API + path, guarded(handler));
  }

  private Router.Handler guarded(Router.Handler handler) {
    return call -> {
      String credential = call.header("Authorization").orElse("");
      boolean known =
          credential.matches("(?i)bearer \\S+")
              || credential.matches("(?i)basic [A-Za-z0-9+/=]{4,}");
      if (!known) {
        return error(401, "Token is invalid, expired, or not supported for this endpoint.")
            .with("WWW-Authenticate", "Basic realm=\"Bitbucket.org HTTP\"");
      }
      if (!budget.spend(credential, gate.faults().limits().bitbucketHourly())) {
        return Throttle.reply(Upstream.BITBUCKET, "", 0);
      }
      try {
        return handler.apply(call);
      } catch (Refusal refusal) {
        return refusal.reply();
      } catch (Bbql.Invalid invalid) {
        return error(400, String.valueOf(invalid.getMessage()));
      }
    };
  }

  private Reply repositories(Call call) {
    Workspace workspace = workspace(call);
    return page(call, Listing.repositories(workspace, call), 100, json::repository);
  }

  private Reply branches(Call call) {
    Repository repository = repository(call);
    return page(
        call, Listing.branches(repository, call), 100, branch -> json.branch(repository, branch));
  }

  private Reply branch(Call call) {
    Repository repository = repository(call);
    Branch branch = repository.branches().get(call.part("branch"));
    if (branch == null) {
      throw new Refusal(error(404, "Branch '" + call.part("branch") + "' not found"));
    }
    return one(json.branch(repository, branch), call);
  }

  private Reply pullRequests(Call call) {
    Repository repository = repository(call);
    boolean all =
        call.query("fields").filter(fields -> fields.contains("participants")).isPresent();
    return page(
        call,
        Listing.pullRequests(repository, call),
        50,
        request -> all ? json.pullRequest(repository, request) : brief(repository, request));
  }

  /** A list has no people besides the author, unless they are asked for by name. */
  private ObjectNode brief(Repository repository, PullRequest request) {
    return json.pullRequest(repository, request).without(List.of("participants", "reviewers"));
  }

  /** A build of the newest commit of a branch. */
  public void built(Repository repository, String branch, String key, String state, Account actor) {
    Branch built = repository.branches().get(branch);
    if (built == null) {
      throw new IllegalArgumentException("no branch " + branch + " in " + repository.slug());
    }
    hooks.built(repository, built, key, state, actor);
  }

  private Reply pullRequest(Call call) {
    Repository repository = repository(call);
    String id = call.part("id");
    PullRequest request =
        id.matches("\\d{1,9}") ? repository.pullRequests().get(Integer.valueOf(id)) : null;
    if (request == null) {
      throw new Refusal(error(404, "Pull request " + id + " not found"));
    }
    return one(json.pullRequest(repository, request), call);
  }

  private Workspace workspace(Call call) {
    String name = call.part("workspace");
    return workspace(name)
        .orElseThrow(() -> new Refusal(error(404, "No workspace with identifier '" + name + "'.")));
  }

  private Repository repository(Call call) {
    String name = call.part("repository");
    return workspace(call)
        .find(name)
        .orElseThrow(
            () ->
                new Refusal(
                    error(
                        404, "Repository " + call.part("workspace") + "/" + name + " not found")));
  }

  static <T> Reply page(Call call, List<T> all, int most, Function<T, ObjectNode> render) {
    int length = Listing.number(call, "pagelen", 10);
    int number = Listing.number(call, "page", 1);
    if (length < 1 || length > most) {
      throw new Refusal(error(400, "Invalid pagelen"));
    }
    if (number < 1) {
      throw new Refusal(error(400, "Invalid page"));
    }
    int from = Math.min(all.size(), (number - 1) * length);
    int to = Math.min(all.size(), from + length);
    ObjectNode page = Json.object();
    ArrayNode values = page.putArray("values");
    all.subList(from, to).forEach(item -> values.add(render.apply(item)));
    page.put("pagelen", length).put("size", all.size()).put("page", number);
    if (to < all.size()) {
      page.put("next", Listing.next(call, number + 1));
    }
    return one(page, call);
  }

  private static Reply one(ObjectNode body, Call call) {
    return Reply.json(
        call.query("fields").map(fields -> PartialResponse.of(body, fields)).orElse(body));
  }

  static Reply error(int status, String message) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("message", message);
    return Reply.json(status, body);
  }
}
