package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.control.RepositoryCard;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Azure DevOps: organisations and the part of the REST API that a connector reads. */
public final class AzureDevOpsUpstream {
  private static final String ROOT = "/azure-devops/{organization}";

  private final Clock clock;
  private final FaultGate gate;
  private final HookSender sender;
  private final UsageUnits units;
  private final Sessions sessions;
  private final long seed;
  private final Map<String, Organization> organizations = new LinkedHashMap<>();
  private Router router = new Router();

  /** No organisations yet. */
  public AzureDevOpsUpstream(Clock clock, FaultGate gate, HookDispatcher dispatcher, long seed) {
    this.clock = clock;
    this.gate = gate;
    this.sender = new HookSender(dispatcher);
    this.units = new UsageUnits(clock);
    this.sessions = new Sessions(clock);
    this.seed = seed;
  }

  /** The repositories of all organisations. */
  public Stream<RepositoryCard> board() {
    return organizations.values().stream().flatMap(AzureDevOpsBoard::of);
  }

  /** What people do in an organisation; it is made if there is none of this name. */
  public AzureDevOpsControl people(String name) {
    return new AzureDevOpsControl(
        organizations.computeIfAbsent(name, fresh -> new Organization(fresh, clock, sender, seed)),
        sessions);
  }

  /** Adds the REST API, and where Entra ID gives tokens. */
  public void routes(Router to) {
    this.router = to;
    new GitApi(this).routes();
    new BuildApi(this).routes();
    new WorkApi(this).routes();
    new TeamsApi(this, clock).routes();
    new HooksApi(this).routes();
    to.on("POST", "/azure-devops/login/{tenant}/oauth2/v2.0/token", sessions::token);
  }

  void on(String method, String path, Router.Handler handler) {
    router.on(method, ROOT + path, guarded(handler));
  }

  private Router.Handler guarded(Router.Handler handler) {
    return call ->
        sessions
            .refuse(call)
            .orElseGet(
                () -> {
                  int limit = gate.faults().limits().azureDevOpsUnits();
                  int used = units.spend(call.header("Authorization").orElse(""), limit);
                  return UsageUnits.refuses(used, limit)
                      ? Errors.throttled(1)
                      : units.mark(answer(handler, call), used, limit);
                });
  }

  private static Reply answer(Router.Handler handler, Call call) {
    if (call.query("api-version").isEmpty()) {
      return Errors.of(
          400,
          "VssVersionNotSpecifiedException",
          "No api-version was supplied for the \"" + call.method() + "\" request.");
    }
    try {
      return handler.apply(call);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  Organization organization(Call call) {
    Organization found = organizations.get(call.part("organization"));
    if (found == null) {
      throw new Refusal(
          Errors.of(
              404,
              "HostDoesNotExistException",
              "The organization " + call.part("organization") + " does not exist."));
    }
    return found;
  }

  TeamProject project(Call call) {
    String name = call.part("project");
    return organization(call)
        .project(name)
        .orElseThrow(
            () ->
                new Refusal(
                    Errors.of(
                        404,
                        "ProjectDoesNotExistWithNameException",
                        "TF200016: The following project does not exist: " + name)));
  }
}
