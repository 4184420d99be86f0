package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import dev.lockstep.sandbox.journal.Journal;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
          JiraSite site = new JiraSite(fresh, sites.size(), clock, journal);
          site.listen(hooks);
          return site;
        });
  }

  /** Where the webhooks of each site go. */
  public Map<String, HookTarget> hooks() {
    return hooks.targets();
  }

  /** Adds the REST API. */
  public void routes(Router router) {
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
  }

  private void at(Router router, String method, String path, SiteHandler handler) {
    router.on(
        method,
        path,
        call -> {
          JiraSite site = sites.get(call.part("site"));
          if (site == null) {
            return Reply.text(404, "text/html", "<html><body>Site unavailable</body></html>");
          }
          Optional<Reply> spent = burst.take(site.name(), call, gate.faults().limits().jiraBurst());
          if (spent.isPresent()) {
            return spent.get();
          }
          try {
            return handler.handle(site, uri(site.name()), call);
          } catch (Refusal refusal) {
            return refusal.reply();
          }
        });
  }
}
