package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.jira.JiraControl;
import dev.lockstep.sandbox.jira.JiraSite;
import java.util.stream.Collectors;

/** People's actions on Jira sites. */
final class JiraRoutes {
  private static final String SITE = "/jira/{site}";
  private static final String ISSUE = SITE + "/issues/{key}";

  private final World world;

  JiraRoutes(World world) {
    this.world = world;
  }

  void add() {
    ControlRoutes.on(world, "PUT", SITE, this::site);
    ControlRoutes.on(world, "PUT", SITE + "/app", this::app);
    ControlRoutes.on(world, "PUT", "/jira-dc/{site}", this::dataCenter);
    ControlRoutes.on(world, "PUT", SITE + "/projects/{project}", this::project);
    ControlRoutes.on(world, "POST", SITE + "/issues", this::create);
    ControlRoutes.on(world, "POST", SITE + "/seed", this::seed);
    ControlRoutes.on(
        world,
        "GET",
        SITE + "/statuses",
        call -> Body.ok(people(call).statuses(call.query("project").orElse(null))));
    ControlRoutes.on(world, "GET", ISSUE, this::issue);
    ControlRoutes.on(world, "PATCH", ISSUE, this::edit);
    ControlRoutes.on(world, "DELETE", ISSUE, this::delete);
    ControlRoutes.on(world, "POST", ISSUE + "/status", this::move);
    ControlRoutes.on(world, "POST", ISSUE + "/project", this::moveTo);
    ControlRoutes.on(world, "POST", ISSUE + "/comments", this::comment);
  }

  private JiraControl people(Call call) {
    String name = call.part("site");
    JiraSite site =
        world
            .jira
            .site(name)
            .orElseThrow(
                () ->
                    Body.wrong(
                        404,
                        "no Jira site '"
                            + name
                            + "'; make it with PUT /_sandbox/jira/"
                            + name
                            + "; there are: "
                            + world.jira.sites().stream()
                                .map(JiraSite::name)
                                .collect(Collectors.joining(", "))));
    return new JiraControl(site);
  }

  private Reply site(Call call) {
    Requests.Site wanted = Body.read(call, Requests.Site.class);
    new JiraControl(world.jira.createSite(name(call))).settings(wanted);
    return Reply.empty(204);
  }

  private Reply dataCenter(Call call) {
    Requests.DataCenterSite wanted = Body.read(call, Requests.DataCenterSite.class);
    JiraSite site = world.jira.createDataCenter(name(call), wanted);
    new JiraControl(site)
        .settings(
            new Requests.Site(
                wanted.timeZone(),
                wanted.indexLagMillis(),
                null,
                null,
                wanted.epochMillisInJql(),
                null,
                null));
    return Reply.empty(204);
  }

  private static String name(Call call) {
    String name = call.part("site");
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw Body.wrong(400, "a site name is of a-z, 0-9 and '-', not '" + name + "'");
    }
    return name;
  }

  private Reply app(Call call) {
    Requests.OAuthApp app = Body.read(call, Requests.OAuthApp.class);
    Body.required(app.clientId(), "clientId");
    Body.required(app.clientSecret(), "clientSecret");
    Body.required(app.account(), "account");
    Body.required(app.refreshToken(), "refreshToken");
    String name = call.part("site");
    world.jira.app(
        world.jira.site(name).orElseThrow(() -> Body.wrong(404, "no Jira site '" + name + "'")),
        app);
    return Reply.empty(204);
  }

  private Reply project(Call call) {
    Requests.Project wanted = Body.read(call, Requests.Project.class);
    people(call).project(call.part("project"), wanted.name());
    return Reply.empty(204);
  }

  private Reply create(Call call) {
    JiraControl people = people(call);
    Requests.NewIssue wanted = Body.read(call, Requests.NewIssue.class);
    Body.required(wanted.project(), "project");
    Body.required(wanted.summary(), "summary");
    return Body.ok(people.create(wanted, Body.actor(wanted.actor())));
  }

  private Reply seed(Call call) {
    JiraControl people = people(call);
    Requests.Seed wanted = Body.read(call, Requests.Seed.class);
    Body.required(wanted.project(), "project");
    return Body.ok(people.seed(wanted));
  }

  private Reply issue(Call call) {
    return Body.ok(people(call).find(call.part("key")).orElseThrow(() -> missing(call)));
  }

  private Reply edit(Call call) {
    Requests.IssueEdit wanted = Body.read(call, Requests.IssueEdit.class);
    return Body.ok(known(call).edit(call.part("key"), wanted, Body.actor(wanted.actor())));
  }

  private Reply delete(Call call) {
    known(call).delete(call.part("key"), Body.actor(call.query("actor").orElse(null)));
    return Reply.empty(204);
  }

  private Reply move(Call call) {
    Requests.StatusMove wanted = Body.read(call, Requests.StatusMove.class);
    String to = Body.required(wanted.to(), "to");
    return Body.ok(
        known(call).move(call.part("key"), to, Body.actor(wanted.actor()), wanted.force()));
  }

  private Reply moveTo(Call call) {
    Requests.ProjectMove wanted = Body.read(call, Requests.ProjectMove.class);
    String project = Body.required(wanted.project(), "project");
    return Body.ok(known(call).moveTo(call.part("key"), project, Body.actor(wanted.actor())));
  }

  private Reply comment(Call call) {
    Requests.NewComment wanted = Body.read(call, Requests.NewComment.class);
    String text = Body.required(wanted.text(), "text");
    return Body.ok(known(call).comment(call.part("key"), text, Body.actor(wanted.actor())));
  }

  /** People of the site, when the issue exists. */
  private JiraControl known(Call call) {
    JiraControl people = people(call);
    people.find(call.part("key")).orElseThrow(() -> missing(call));
    return people;
  }

  private static dev.lockstep.sandbox.http.Refusal missing(Call call) {
    return Body.wrong(404, "no issue " + call.part("key") + " on site " + call.part("site"));
  }
}
