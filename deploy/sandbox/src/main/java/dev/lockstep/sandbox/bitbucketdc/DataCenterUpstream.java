package dev.lockstep.sandbox.bitbucketdc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.bitbucket.Branch;
import dev.lockstep.sandbox.bitbucket.PullRequest;
import dev.lockstep.sandbox.bitbucket.Repository;
import dev.lockstep.sandbox.bitbucket.Workspace;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Bitbucket Data Center: projects and the part of the REST API that a connector uses. */
public final class DataCenterUpstream {
  private static final String PROJECT = "/bitbucket-dc/rest/api/latest/projects/{project}";
  private static final String REPOSITORY = PROJECT + "/repos/{repository}";
  private static final int MOST = 1000;

  private final Clock clock;
  private final DataCenterJson json;
  private final DataCenterHooks hooks;
  private final long seed;
  private final Map<String, Workspace> projects = new LinkedHashMap<>();
  private Requests.BitbucketDataCenter settings = Requests.BitbucketDataCenter.PLAIN;

  /** No projects yet. */
  public DataCenterUpstream(Clock clock, HookDispatcher dispatcher, String base, long seed) {
    this.clock = clock;
    this.json = new DataCenterJson(base + "/bitbucket-dc");
    this.hooks = new DataCenterHooks(dispatcher, json, clock, seed);
    this.seed = seed;
  }

  /** All projects. */
  public Collection<Workspace> projects() {
    return projects.values();
  }

  /** The project of this key, made if there is none. */
  public Workspace createProject(String key) {
    if (!key.matches("[A-Z][A-Z0-9_]*")) {
      throw new IllegalArgumentException("a project key is of A-Z, 0-9 and '_', not '" + key + "'");
    }
    return projects.computeIfAbsent(key, fresh -> new Workspace(fresh, clock, hooks, false, seed));
  }

  /** From now on it is set up so. */
  public void become(Requests.BitbucketDataCenter now) {
    if (now.mostPullRequests() < 1) {
      throw new IllegalArgumentException("mostPullRequests must be positive");
    }
    settings = now;
  }

  /** Somebody presses "Test connection" at every webhook of the project. */
  public void ping(String project) {
    hooks.ping(project);
  }

  /** Adds the REST API. */
  public void routes(Router router) {
    on(router, "GET", PROJECT + "/repos", this::repositories);
    on(router, "GET", REPOSITORY, call -> Reply.json(json.repository(repository(call))));
    on(router, "GET", REPOSITORY + "/branches", this::branches);
    on(router, "GET", REPOSITORY + "/pull-requests", this::pullRequests);
    on(router, "GET", REPOSITORY + "/pull-requests/{number}", this::pullRequest);
    ServerHookApi api = new ServerHookApi(hooks, clock);
    for (String place : List.of(PROJECT, REPOSITORY)) {
      on(router, "GET", place + "/webhooks", call -> atPlace(call, api::list));
      on(router, "POST", place + "/webhooks", call -> atPlace(call, api::create));
      on(router, "PUT", place + "/webhooks/{id}", call -> atPlace(call, api::change));
      on(router, "GET", place + "/webhooks/{id}/latest", call -> atPlace(call, api::latest));
    }
  }

  private static void on(Router router, String method, String path, Router.Handler handler) {
    router.on(
        method,
        path,
        call -> {
          String credential = call.header("Authorization").orElse("");
          boolean known =
              credential.matches("(?i)bearer \\S+")
                  || credential.matches("(?i)basic [A-Za-z0-9+/=]{4,}");
          return known
              ? handler.apply(call)
              : error(401, "Authentication failed.", "auth.IncorrectPasswordAuthentication");
        });
  }

  private Reply atPlace(Call call, Router.Handler handler) {
    if (call.parameters().containsKey("repository")) {
      repository(call);
    } else {
      project(call);
      if (!settings.projectHooks()) {
        return error(
            401, "You are not permitted to access this resource", "AuthorisationException");
      }
    }
    return handler.apply(call);
  }

  private Reply repositories(Call call) {
    return Pages.of(call, List.copyOf(project(call).repositories()), MOST, json::repository);
  }

  private Reply branches(Call call) {
    boolean details = call.query("details").filter("true"::equals).isPresent();
    String filter = call.query("filterText").orElse("").toLowerCase(Locale.ROOT);
    boolean boost = call.query("boostMatches").filter("true"::equals).isPresent();
    Comparator<Branch> order =
        Comparator.comparing(
            (Branch branch) -> boost && !branch.name().toLowerCase(Locale.ROOT).equals(filter));
    List<Branch> found =
        repository(call).branches().values().stream()
            .filter(branch -> branch.name().toLowerCase(Locale.ROOT).contains(filter))
            .sorted(order.thenComparing(Branch::name))
            .toList();
    return Pages.of(call, found, MOST, branch -> json.branch(branch, details));
  }

  private Reply pullRequests(Call call) {
    Repository repository = repository(call);
    String state = call.query("state").orElse("OPEN");
    Predicate<PullRequest> wanted =
        request -> "ALL".equals(state) || request.state().name().equals(state);
    Comparator<PullRequest> newest =
        Comparator.comparing(PullRequest::updated).thenComparing(PullRequest::id).reversed();
    boolean oldestFirst = call.query("order").filter("OLDEST"::equals).isPresent();
    List<PullRequest> found =
        repository.pullRequests().values().stream()
            .filter(wanted)
            .sorted(oldestFirst ? newest.reversed() : newest)
            .toList();
    return Pages.of(
        call, found, settings.mostPullRequests(), request -> json.pullRequest(repository, request));
  }

  private Reply pullRequest(Call call) {
    Repository repository = repository(call);
    String number = call.part("number");
    PullRequest request =
        number.matches("\\d{1,9}") ? repository.pullRequests().get(Integer.valueOf(number)) : null;
    return request == null
        ? error(404, "Pull request " + number + " does not exist", "pull.NoSuchPullRequest")
        : Reply.json(json.pullRequest(repository, request));
  }

  private Workspace project(Call call) {
    String key = call.part("project");
    return Optional.ofNullable(projects.get(key.toUpperCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new Refusal(
                    error(404, "Project " + key + " does not exist.", "project.NoSuchProject")));
  }

  private Repository repository(Call call) {
    String slug = call.part("repository");
    return project(call)
        .find(slug)
        .orElseThrow(
            () ->
                new Refusal(
                    error(
                        404,
                        "Repository " + call.part("project") + "/" + slug + " does not exist.",
                        "repository.NoSuchRepository")));
  }

  static Reply error(int status, String message, String exception) {
    ObjectNode body = Json.object();
    body.putArray("errors")
        .addObject()
        .putNull("context")
        .put("message", message)
        .put("exceptionName", "com.atlassian.bitbucket." + exception + "Exception");
    return Reply.json(status, body);
  }
}
