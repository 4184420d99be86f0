package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import dev.lockstep.sandbox.journal.Journal;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All Jira sites and their routes. */
public final class JiraUpstream {
  private static final String SITE = "/jira/{site}";
  private static final String API = SITE + "/rest/api/3";
  private static final String ISSUE = "/issue/{idOrKey}";

  private final Clock clock;
  private final Journal journal;
  private final FaultGate gate;
  private final String base;
  private final JiraHooks hooks;
  private final OAuth oauth;
  private final OAuthApi tokens;
  private final AdminHookApi adminHooks;
  private final AppHookApi appHooks;
  private final DcUpstream dataCenter;
  private final BurstLimit burst;
  private final Map<String, JiraSite> sites = new LinkedHashMap<>();
  private final SearchApi search;
  private final ChangelogApi changelogs;
  private final TransitionApi transitions;
  private final EditApi edits;
  private final CommentApi comments;
  private final LinkApi links;
  private final RemoteLinkApi remoteLinks;
  private final AttachmentApi attachments;
  private final PropertyApi properties;

  private interface SiteHandler {
    Reply handle(JiraSite site, String siteUri, Call call);
  }

  /** No sites yet. */
  public JiraUpstream(
      Clock clock, Journal journal, FaultGate gate, HookDispatcher hooks, String base, long seed) {
    this.clock = clock;
    this.journal = journal;
    this.gate = gate;
    this.base = base;
    this.hooks = new JiraHooks(hooks, gate, this::uri, seed);
    this.oauth = new OAuth(clock, seed);
    this.tokens = new OAuthApi(oauth, journal, this::uri);
    this.adminHooks = new AdminHookApi(this.hooks.book());
    this.appHooks = new AppHookApi(this.hooks.book());
    this.dataCenter = new DcUpstream(clock, gate, hooks, base, seed);
    this.burst = new BurstLimit(clock);
    Writes writes = new Writes(gate, new WriteLimit(clock));
    this.search = new SearchApi(new PageTokens<>(clock, seed), () -> gate.faults().limits());
    this.changelogs = new ChangelogApi(new PageTokens<>(clock, seed + 1));
    this.transitions = new TransitionApi(writes);
    this.edits = new EditApi(writes);
    this.comments = new CommentApi(writes);
    this.links = new LinkApi(writes);
    this.remoteLinks = new RemoteLinkApi(writes);
    this.attachments = new AttachmentApi(writes, seed);
    this.properties = new PropertyApi(writes);
  }

  /** The address of a site. */
  public String uri(String site) {
    return base + "/jira/" + site;
  }

  /** All sites in the order of their creation. */
  public Collection<JiraSite> sites() {
    return sites.values();
  }

  /** A site, when there is one of this name. */
  public Optional<JiraSite> site(String name) {
    return Optional.ofNullable(sites.get(name));
  }

  /** The site of this name, made if there is none. */
  public JiraSite createSite(String name) {
    return sites.computeIfAbsent(
        name,
        fresh -> {
          JiraSite site = new JiraSite(fresh, sites.size(), clock, journal, oauth);
          site.listen(hooks);
          return site;
        });
  }

  /** The Data Center site of this name, made if there is none, with these settings. */
  public JiraSite createDataCenter(String name, Requests.DataCenterSite settings) {
    if (sites.containsKey(name) && !dataCenter.has(name)) {
      throw new IllegalArgumentException("site " + name + " is one of Jira Cloud already");
    }
    JiraSite site =
        sites.computeIfAbsent(
            name,
            fresh -> {
              JiraSite made = new JiraSite(fresh, sites.size(), clock, journal, oauth);
              dataCenter.add(made, hooks.targets());
              return made;
            });
    dataCenter.settings(name, settings);
    return site;
  }

  /** Where the webhooks of each site go. */
  public Map<String, HookTarget> hooks() {
    return hooks.targets();
  }

  /** Adds the REST API. */
  public void routes(Router router) {
    dataCenter.routes(router);
    on(router, "GET", "/myself", DirectoryApi::myself);
    on(router, "GET", "/serverInfo", (site, uri, call) -> DirectoryApi.serverInfo(site, uri));
    on(router, "GET", "/field", (site, uri, call) -> DirectoryApi.fields());
    on(router, "GET", "/project/search", DirectoryApi::projects);
    on(router, "GET", "/project/{project}/statuses", DirectoryApi::projectStatuses);
    on(router, "GET", "/status", DirectoryApi::statuses);
    on(router, "GET", "/statuses/search", DirectoryApi::statusSearch);
    on(router, "GET", "/issuetype", DirectoryApi::types);
    on(router, "GET", "/search/jql", search::get);
    on(router, "POST", "/search/jql", search::post);
    on(router, "POST", "/search/approximate-count", (site, uri, call) -> search.count(site, call));
    on(router, "GET", "/search", (site, uri, call) -> gone());
    on(router, "POST", "/search", (site, uri, call) -> gone());
    on(router, "GET", "/issue/{idOrKey}", IssueApi::issue);
    on(router, "POST", "/issue/bulkfetch", IssueApi::bulk);
    on(router, "GET", "/issue/{idOrKey}/changelog", ChangelogApi::one);
    on(router, "POST", "/changelog/bulkfetch", changelogs::bulk);
    on(router, "GET", "/issue/{idOrKey}/transitions", transitions::list);
    on(
        router,
        "POST",
        ISSUE + "/transitions",
        (site, uri, call) -> transitions.perform(site, call));
    projectRoutes(router);
    writeRoutes(router);
    attachmentRoutes(router);
    hookRoutes(router);
    router.on("POST", "/oauth/token", tokens::token);
    router.on("GET", "/oauth/token/accessible-resources", tokens::resources);
    at(
        router,
        "GET",
        SITE + "/_edge/tenant_info",
        (site, uri, call) -> Reply.json(Json.object().put("cloudId", site.cloudId())));
  }

  private void hookRoutes(Router router) {
    String admin = SITE + "/rest/webhooks/1.0/webhook";
    at(router, "GET", admin, adminHooks::list);
    at(router, "POST", admin, adminHooks::create);
    at(router, "GET", admin + "/{id}", adminHooks::get);
    at(router, "PUT", admin + "/{id}", adminHooks::update);
    at(router, "DELETE", admin + "/{id}", (site, uri, call) -> adminHooks.delete(site, call));
    on(router, "GET", "/webhook", appHooks::list);
    on(router, "POST", "/webhook", (site, uri, call) -> appHooks.register(site, call));
    on(router, "PUT", "/webhook/refresh", appHooks::refresh);
    on(router, "DELETE", "/webhook", (site, uri, call) -> appHooks.delete(site, call));
  }

  private void projectRoutes(Router router) {
    on(router, "GET", "/project/{project}", ProjectApi::project);
    on(router, "GET", "/project/{project}/components", ProjectApi::components);
    on(router, "GET", "/project/{project}/versions", ProjectApi::versions);
    on(router, "GET", "/issue/createmeta/{project}/issuetypes", ProjectApi::createTypes);
    on(router, "GET", "/issue/createmeta/{project}/issuetypes/{type}", ProjectApi::createFields);
    on(router, "GET", "/priority", ProjectApi::priorities);
    on(router, "GET", "/issueLinkType", LinkApi::types);
    on(router, "GET", "/user", UserApi::one);
    on(router, "GET", "/user/search", UserApi::search);
    on(router, "GET", "/user/assignable/search", UserApi::assignable);
    on(router, "GET", "/user/bulk", UserApi::bulk);
    on(router, "GET", "/users/search", UserApi::everybody);
  }

  private void writeRoutes(Router router) {
    on(router, "POST", "/issue", edits::create);
    on(router, "PUT", ISSUE, edits::edit);
    on(router, "DELETE", ISSUE, (site, uri, call) -> edits.delete(site, call));
    on(router, "GET", ISSUE + "/editmeta", edits::editMeta);
    on(router, "PUT", ISSUE + "/assignee", (site, uri, call) -> edits.assign(site, call));
    on(router, "GET", ISSUE + "/comment", comments::list);
    on(router, "POST", ISSUE + "/comment", comments::add);
    on(router, "GET", ISSUE + "/comment/{id}", comments::one);
    on(router, "PUT", ISSUE + "/comment/{id}", comments::edit);
    on(router, "DELETE", ISSUE + "/comment/{id}", (site, uri, call) -> comments.delete(site, call));
    on(router, "POST", "/comment/list", comments::byIds);
    on(router, "POST", "/issueLink", (site, uri, call) -> links.create(site, call));
    on(router, "GET", "/issueLink/{id}", links::get);
    on(router, "DELETE", "/issueLink/{id}", (site, uri, call) -> links.delete(site, call));
    String remote = ISSUE + "/remotelink";
    on(router, "GET", remote, remoteLinks::list);
    on(router, "POST", remote, remoteLinks::put);
    on(router, "DELETE", remote, (site, uri, call) -> remoteLinks.deleteByGlobalId(site, call));
    on(router, "DELETE", remote + "/{id}", (site, uri, call) -> remoteLinks.delete(site, call));
    String property = ISSUE + "/properties/{key}";
    on(router, "GET", ISSUE + "/properties", properties::keys);
    on(router, "GET", property, (site, uri, call) -> properties.get(site, call));
    on(router, "PUT", property, (site, uri, call) -> properties.put(site, call));
    on(router, "DELETE", property, (site, uri, call) -> properties.delete(site, call));
  }

  private void attachmentRoutes(Router router) {
    on(router, "POST", ISSUE + "/attachments", attachments::add);
    on(router, "GET", "/attachment/meta", AttachmentApi::meta);
    on(router, "GET", "/attachment/{id}", attachments::get);
    on(router, "GET", "/attachment/content/{id}", attachments::content);
    on(router, "DELETE", "/attachment/{id}", (site, uri, call) -> attachments.delete(site, call));
    at(
        router,
        "GET",
        SITE + "/_media/file/{id}/binary",
        (site, uri, call) -> attachments.media(site, call));
  }

  private static Reply gone() {
    return JiraErrors.reply(
        410,
        "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
  }

  private void on(Router router, String method, String path, SiteHandler handler) {
    at(router, method, API + path, handler);
    router.on(
        method,
        JiraAccess.GATEWAY + "/rest/api/3" + path,
        call -> {
          String cloudId = call.part("cloudId");
          JiraSite site =
              sites.values().stream()
                  .filter(one -> one.cloudId().equals(cloudId) && !dataCenter.has(one.name()))
                  .findFirst()
                  .orElse(null);
          return site == null
              ? Reply.json(
                  404, Json.object().put("code", 404).put("message", "No message available"))
              : answer(site, base + "/ex/jira/" + cloudId, call, handler);
        });
  }

  private void at(Router router, String method, String path, SiteHandler handler) {
    router.on(
        method,
        path,
        call -> {
          JiraSite site = sites.get(call.part("site"));
          if (site == null || dataCenter.has(site.name())) {
            return Reply.text(404, "text/html", "<html><body>Site unavailable</body></html>");
          }
          return answer(site, uri(site.name()), call, handler);
        });
  }

  private Reply answer(JiraSite site, String siteUri, Call call, SiteHandler handler) {
    Optional<Reply> spent = burst.take(site.name(), call, gate.faults().limits().jiraBurst());
    if (spent.isPresent()) {
      return spent.get();
    }
    try {
      if (JiraAccess.atGateway(call)) {
        JiraAccess.atGateway(site, call);
      }
      return handler.handle(site, siteUri, call);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  /** Lets an app use a site; its refresh token is good from now on. */
  public void app(JiraSite site, Requests.OAuthApp app) {
    oauth.grant(
        new OAuth.App(
            app.clientId(),
            app.clientSecret(),
            app.account(),
            app.scopes(),
            app.accessMillis(),
            Set.of(site.name())),
        app.refreshToken());
  }
}
