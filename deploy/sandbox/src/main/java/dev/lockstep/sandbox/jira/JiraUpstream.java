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
  private static final String API = "/jira/{site}/rest/api/3";

  private final Clock clock;
  private final Journal journal;
  private final FaultGate gate;
  private final String base;
  private final JiraHooks hooks;
  private final BurstLimit burst;
  private final WriteLimit writes;
  private final Map<String, JiraSite> sites = new LinkedHashMap<>();
  private final SearchApi search;
  private final IssueApi issues;
  private final TransitionApi transitions;
  private final EditApi edits;

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
    this.writes = new WriteLimit(clock);
    this.search = new SearchApi(new PageTokens<>(clock, seed), () -> gate.faults().limits());
    this.issues = new IssueApi(new PageTokens<>(clock, seed + 1));
    this.transitions = new TransitionApi(gate, writes);
    this.edits = new EditApi(gate, writes);
  }

  private String uri(String site) {
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
    on(router, "GET", "/issue/{idOrKey}", issues::issue);
    on(router, "PUT", "/issue/{idOrKey}", edits::edit);
    on(router, "POST", "/issue/{idOrKey}/comment", edits::comment);
    on(router, "GET", "/issue/{idOrKey}/changelog", issues::changelog);
    on(router, "POST", "/issue/bulkfetch", issues::bulk);
    on(router, "POST", "/changelog/bulkfetch", issues::changelogs);
    on(router, "GET", "/issue/{idOrKey}/transitions", transitions::list);
    on(
        router,
        "POST",
        "/issue/{idOrKey}/transitions",
        (site, uri, call) -> transitions.perform(site, call));
  }

  private static Reply gone() {
    return JiraErrors.reply(
        410,
        "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
  }

  private void on(Router router, String method, String path, SiteHandler handler) {
    router.on(
        method,
        API + path,
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
