package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All Data Center sites and their routes. */
final class DcUpstream {
  private static final String API = "/rest/api/2";
  private static final String ISSUE = API + "/issue/{idOrKey}";
  private static final String NEW = API + "/issue/createmeta/{project}/issuetypes";

  private final FaultGate gate;
  private final HookDispatcher hooks;
  private final String base;
  private final long seed;
  private final DcBuckets buckets;
  private final Map<String, DcSite> sites = new HashMap<>();

  private interface Handler {
    Reply handle(DcRequest request);
  }

  DcUpstream(Clock clock, FaultGate gate, HookDispatcher hooks, String base, long seed) {
    this.gate = gate;
    this.hooks = hooks;
    this.base = base;
    this.seed = seed;
    this.buckets = new DcBuckets(clock);
  }

  boolean has(String name) {
    return sites.containsKey(name);
  }

  /** Makes a site one of Data Center. */
  void add(JiraSite site, Map<String, HookTarget> setByControl) {
    DcSite fresh =
        new DcSite(
            site,
            base + "/jira-dc/" + site.name(),
            at -> new DcHooks(at, hooks, () -> setByControl.get(site.name()), seed + sites.size()));
    site.listen(fresh.hooks());
    sites.put(site.name(), fresh);
  }

  void settings(String name, Requests.DataCenterSite wanted) {
    Optional.ofNullable(sites.get(name)).ifPresent(site -> site.settings(wanted));
  }

  void routes(Router router) {
    directory(router);
    users(router);
    issues(router);
    belongings(router);
    webhooks(router, DcHookApi.OLD, new DcHookApi(false));
    webhooks(router, DcHookApi.NEW, new DcHookApi(true));
  }

  private void directory(Router router) {
    on(router, "GET", API + "/serverInfo", DcDirectoryApi::serverInfo);
    on(router, "GET", API + "/field", request -> Reply.json(DcFields.list()));
    on(router, "GET", API + "/project", DcDirectoryApi::projects);
    on(router, "GET", API + "/project/{project}", DcDirectoryApi::project);
    on(router, "GET", API + "/project/{project}/statuses", DcDirectoryApi::projectStatuses);
    on(router, "GET", API + "/project/{project}/components", DcDirectoryApi::components);
    on(router, "GET", API + "/project/{project}/versions", DcDirectoryApi::versions);
    on(router, "GET", API + "/status", DcDirectoryApi::statuses);
    on(router, "GET", API + "/issuetype", DcDirectoryApi::types);
    on(router, "GET", API + "/priority", DcDirectoryApi::priorities);
    on(router, "GET", API + "/issueLinkType", DcLinkApi::types);
    on(router, "GET", NEW, DcCreateMetaApi::types);
    on(router, "GET", NEW + "/{type}", DcCreateMetaApi::fields);
  }

  private void users(Router router) {
    on(router, "GET", API + "/myself", DcUserApi::myself);
    on(router, "GET", API + "/user", DcUserApi::get);
    on(router, "GET", API + "/user/search", DcUserApi::search);
    on(router, "GET", API + "/user/assignable/search", DcUserApi::search);
    on(router, "GET", "/rest/pat/latest/tokens", DcUserApi::tokens);
    on(router, "POST", "/rest/pat/latest/tokens", DcUserApi::createToken);
    on(router, "DELETE", "/rest/pat/latest/tokens/{id}", DcUserApi::deleteToken);
  }

  private void issues(Router router) {
    DcTransitionApi transitions = new DcTransitionApi(gate);
    on(router, "GET", API + "/search", DcSearchApi::get);
    on(router, "POST", API + "/search", DcSearchApi::post);
    on(router, "POST", API + "/issue", DcIssueApi::create);
    on(router, "GET", ISSUE, DcIssueApi::get);
    on(router, "PUT", ISSUE, DcIssueApi::edit);
    on(router, "DELETE", ISSUE, DcIssueApi::delete);
    on(router, "PUT", ISSUE + "/assignee", DcIssueApi::assign);
    on(router, "GET", ISSUE + "/transitions", DcTransitionApi::list);
    on(router, "POST", ISSUE + "/transitions", transitions::perform);
    on(router, "GET", ISSUE + "/comment", DcCommentApi::list);
    on(router, "POST", ISSUE + "/comment", DcCommentApi::add);
    on(router, "GET", ISSUE + "/comment/{id}", DcCommentApi::get);
    on(router, "PUT", ISSUE + "/comment/{id}", DcCommentApi::edit);
    on(router, "DELETE", ISSUE + "/comment/{id}", DcCommentApi::delete);
    on(
        router,
        "GET",
        ISSUE + "/editmeta",
        request -> Reply.json(DcEditMeta.of(request.at(), request.issue())));
  }

  private void belongings(Router router) {
    on(router, "POST", API + "/issueLink", DcLinkApi::create);
    on(router, "GET", API + "/issueLink/{id}", DcLinkApi::get);
    on(router, "DELETE", API + "/issueLink/{id}", DcLinkApi::delete);
    on(router, "GET", ISSUE + "/remotelink", DcRemoteLinkApi::list);
    on(router, "POST", ISSUE + "/remotelink", DcRemoteLinkApi::put);
    on(router, "DELETE", ISSUE + "/remotelink", DcRemoteLinkApi::deleteNamed);
    on(router, "GET", ISSUE + "/remotelink/{id}", DcRemoteLinkApi::get);
    on(router, "DELETE", ISSUE + "/remotelink/{id}", DcRemoteLinkApi::delete);
    on(router, "POST", ISSUE + "/attachments", DcAttachmentApi::add);
    on(router, "GET", API + "/attachment/meta", DcAttachmentApi::meta);
    on(router, "GET", API + "/attachment/{id}", DcAttachmentApi::get);
    on(router, "DELETE", API + "/attachment/{id}", DcAttachmentApi::delete);
    on(router, "GET", "/secure/attachment/{id}/{name}", DcAttachmentApi::content);
    on(router, "GET", ISSUE + "/properties", DcPropertyApi::list);
    on(router, "GET", ISSUE + "/properties/{key}", DcPropertyApi::get);
    on(router, "PUT", ISSUE + "/properties/{key}", DcPropertyApi::put);
    on(router, "DELETE", ISSUE + "/properties/{key}", DcPropertyApi::delete);
  }

  private void webhooks(Router router, String path, DcHookApi api) {
    on(router, "GET", path, api::list);
    on(router, "POST", path, api::create);
    on(router, "GET", path + "/{id}", api::get);
    on(router, "PUT", path + "/{id}", api::update);
    on(router, "DELETE", path + "/{id}", api::delete);
  }

  private void on(Router router, String method, String path, Handler handler) {
    router.on(method, "/jira-dc/{site}" + path, call -> answer(call, handler));
  }

  private Reply answer(Call call, Handler handler) {
    DcSite site = sites.get(call.part("site"));
    if (site == null) {
      return Reply.text(
          404, "text/html", "<html><body>Oops, you've found a dead link</body></html>");
    }
    try {
      Optional<Person> caller = site.logins().caller(call);
      String name = caller.map(one -> site.people().of(one).name()).orElse("anonymous");
      return buckets
          .limited(
              site.issues().name() + " " + name,
              gate.faults().limits().jiraDataCenterRequests(),
              () -> handled(new DcRequest(site, caller, call), handler))
          .with("X-AUSERNAME", name);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  private static Reply handled(DcRequest request, Handler handler) {
    try {
      return handler.handle(request);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }
}
