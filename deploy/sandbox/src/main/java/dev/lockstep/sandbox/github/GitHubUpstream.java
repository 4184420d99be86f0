package dev.lockstep.sandbox.github;

import dev.lockstep.sandbox.control.RepositoryCard;
import dev.lockstep.sandbox.control.Requests.GitHubAction;
import dev.lockstep.sandbox.control.Views.GitHubView;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * GitHub: owners with their repositories, at {@code /github} as github.com answers and at {@code
 * /github/api/v3} as an older server does.
 */
public final class GitHubUpstream {
  private final Clock clock;
  private final FaultGate gate;
  private final AtomicLong ids = new AtomicLong(5_000_000);
  private final Map<String, Owner> owners = new LinkedHashMap<>();
  private final Access access;
  private final HookBook hooks;
  private final Quota calls;
  private final GraphQlApi graphQl;
  private final GraphQlApi ofServer;
  private final Acts acts;
  private final IssueActs issueActs;
  private final ShipActs shipActs;

  /** No owners yet. */
  public GitHubUpstream(Clock clock, FaultGate gate, HookDispatcher dispatcher, long seed) {
    this.clock = clock;
    this.gate = gate;
    this.access = new Access(clock, seed);
    this.hooks = new HookBook(dispatcher, clock, seed);
    this.calls = new Quota(clock, "core");
    Quota points = new Quota(clock, "graphql");
    this.graphQl = new GraphQlApi(new Schema(this, true), points);
    this.ofServer = new GraphQlApi(new Schema(this, false), points);
    this.acts = new Acts(clock, hooks, ids, seed);
    this.issueActs = new IssueActs(clock, hooks, ids);
    this.shipActs = new ShipActs(clock, hooks, ids);
  }

  /** The repositories of all owners. */
  public Stream<RepositoryCard> board() {
    return owners.values().stream().flatMap(GitHubBoard::of);
  }

  /** An owner; made if there is none. */
  public void createOwner(String login, boolean user) {
    owners.computeIfAbsent(
        login.toLowerCase(Locale.ROOT), none -> new Owner(login, ids.incrementAndGet(), user));
  }

  /** Registers an app by its public key; it is installed with every owner. */
  public void createApp(String id, String publicKey) {
    access.app(id, publicKey);
  }

  /** A repository with a main branch; made if there is none. */
  public void createRepository(String owner, String name, String actor) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "a repository's name is of letters, digits, '.', '_' and '-', not '" + name + "'");
    }
    createOwner(owner, false);
    Owner of = owner(owner);
    if (of.find(name).isEmpty()) {
      Repo fresh = new Repo(of, name, ids.incrementAndGet(), clock.millis());
      fresh.branches().put(Repo.MAIN, acts.commit("Initial commit", actor));
      of.add(fresh);
    }
  }

  /** Somebody does something. */
  public GitHubView act(
      String owner, String repository, String action, GitHubAction with, String actor) {
    Repo repo =
        Optional.ofNullable(owners.get(owner.toLowerCase(Locale.ROOT)))
            .flatMap(one -> one.find(repository))
            .orElseThrow(
                () -> new IllegalArgumentException("no repository " + owner + "/" + repository));
    return switch (action) {
      case "push" -> acts.push(repo, with, actor);
      case "delete-branch" -> acts.deleteBranch(repo, with, actor);
      case "tag" -> acts.tag(repo, with, actor);
      case "delete-tag" -> acts.deleteTag(repo, with, actor);
      case "open" -> acts.open(repo, with, false, actor);
      case "draft" -> acts.open(repo, with, true, actor);
      case "issue" -> issueActs.open(repo, with, actor);
      case "run" -> shipActs.run(repo, with, actor);
      case "release" -> shipActs.release(repo, with, actor);
      case "delete-release" -> shipActs.deleteRelease(repo, with, actor);
      case "deploy" -> shipActs.deploy(repo, with, actor);
      case "archive" -> shipActs.archive(repo, actor);
      case "rename" -> shipActs.rename(repo, with, actor);
      case "transfer" -> {
        String to = Acts.needed(with.name(), "name");
        createOwner(to, false);
        yield shipActs.transfer(repo, owner(to), actor);
      }
      case "delete" -> shipActs.delete(repo, actor);
      default ->
          action.startsWith("issue-") || action.endsWith("comment")
              ? issueActs.act(repo, action, with, actor)
              : acts.act(repo, action, with, actor);
    };
  }

  /** Adds REST and GraphQL. */
  public void routes(Router router) {
    router.on("POST", "/github/graphql", call -> graphQl(graphQl, call));
    router.on("POST", "/github/api/graphql", call -> graphQl(ofServer, call));
    HookApi hookApi = new HookApi(hooks);
    for (String base : List.of("/github", "/github/api/v3")) {
      on(router, "GET " + base + "/users/{owner}", this::user);
      hookApi.routes(
          (route, handler) -> on(router, route, handler),
          base + "/orgs/{owner}",
          call -> HookApi.of(organization(call)));
      hookApi.routes(
          (route, handler) -> on(router, route, handler),
          base + "/repos/{owner}/{repository}",
          call -> HookApi.of(repository(call)));
      router.on("GET", base + "/orgs/{owner}/installation", this::installation);
      router.on("GET", base + "/users/{owner}/installation", this::installation);
      router.on(
          "POST",
          base + "/app/installations/{installation}/access_tokens",
          this::installationToken);
    }
  }

  private void on(Router router, String route, Router.Handler handler) {
    int blank = route.indexOf(' ');
    router.on(
        route.substring(0, blank),
        route.substring(blank + 1),
        call -> {
          String credential = access.credential(call);
          Quota.Left left = calls.spend(credential, 1, gate.faults().limits().githubHourly());
          return calls.tell(
              left.enough()
                  ? handler.apply(call)
                  : Access.error(403, "API rate limit exceeded for user ID 1."),
              left);
        });
  }

  private Reply graphQl(GraphQlApi api, Call call) {
    return api.answer(call, access.credential(call), gate.faults().limits());
  }

  /** An owner that the caller of a query may see. */
  Optional<Owner> visible(DataFetchingEnvironment call, String login) {
    String credential = call.getGraphQlContext().get("credential");
    return Optional.ofNullable(owners.get(login.toLowerCase(Locale.ROOT)))
        .filter(owner -> access.sees(credential, owner));
  }

  private Reply user(Call call) {
    return Reply.json(GitHubJson.owner(owner(call.part("owner"))));
  }

  private Reply installation(Call call) {
    String app = access.signedBy(call);
    return Reply.json(access.installation(app, owner(call.part("owner"))));
  }

  private Reply installationToken(Call call) {
    access.signedBy(call);
    return access.token(
        owners.values().stream()
            .filter(owner -> Long.toString(owner.id()).equals(call.part("installation")))
            .findFirst()
            .orElseThrow(() -> new Refusal(Access.error(404, "Not Found"))));
  }

  private Owner owner(String login) {
    Owner owner = owners.get(login.toLowerCase(Locale.ROOT));
    if (owner == null) {
      throw new Refusal(Access.error(404, "Not Found"));
    }
    return owner;
  }

  private Owner organization(Call call) {
    Owner owner = owner(call.part("owner"));
    if (owner.user()) {
      throw new Refusal(Access.error(404, "Not Found"));
    }
    return owner;
  }

  private Repo repository(Call call) {
    return owner(call.part("owner"))
        .find(call.part("repository"))
        .orElseThrow(() -> new Refusal(Access.error(404, "Not Found")));
  }
}
