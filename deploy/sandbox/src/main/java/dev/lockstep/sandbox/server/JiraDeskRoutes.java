package dev.lockstep.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.jira.JiraDesk;
import dev.lockstep.sandbox.jira.JiraSite;
import dev.lockstep.sandbox.jira.Person;
import org.jspecify.annotations.Nullable;

/** What people do to comments, links, files, versions and sprints. */
final class JiraDeskRoutes {
  private static final String SITE = "/jira/{site}";
  private static final String ISSUE = SITE + "/issues/{key}";

  private final World world;

  JiraDeskRoutes(World world) {
    this.world = world;
  }

  void add() {
    ControlRoutes.on(
        world, "GET", ISSUE + "/full", call -> Reply.json(desk(call).show(call.part("key"))));
    ControlRoutes.on(world, "POST", ISSUE + "/fields", this::fields);
    ControlRoutes.on(world, "PUT", ISSUE + "/comments/{id}", this::editComment);
    ControlRoutes.on(world, "DELETE", ISSUE + "/comments/{id}", this::deleteComment);
    ControlRoutes.on(world, "POST", ISSUE + "/documents", this::document);
    ControlRoutes.on(world, "POST", ISSUE + "/links", this::link);
    ControlRoutes.on(world, "DELETE", ISSUE + "/links", this::unlink);
    ControlRoutes.on(world, "POST", ISSUE + "/remotelinks", this::remoteLink);
    ControlRoutes.on(world, "POST", ISSUE + "/attachments", this::attach);
    ControlRoutes.on(world, "DELETE", ISSUE + "/attachments/{filename}", this::detach);
    ControlRoutes.on(world, "PUT", SITE + "/projects/{project}/components/{name}", this::component);
    ControlRoutes.on(world, "PUT", SITE + "/projects/{project}/versions/{name}", this::version);
    ControlRoutes.on(world, "PUT", SITE + "/sprints/{name}", this::sprint);
  }

  private JiraDesk desk(Call call) {
    String name = call.part("site");
    JiraSite site =
        world.jira.site(name).orElseThrow(() -> Body.wrong(404, "no Jira site '" + name + "'"));
    return new JiraDesk(site, world.jira.uri(name));
  }

  private static Person actor(JiraDesk desk, @Nullable String actor) {
    return desk.person(Body.actor(actor));
  }

  private Reply fields(Call call) {
    Requests.Fields wanted = Body.read(call, Requests.Fields.class);
    JiraDesk desk = desk(call);
    desk.set(call.part("key"), wanted, actor(desk, wanted.actor()));
    return Reply.empty(204);
  }

  private Reply editComment(Call call) {
    Requests.NewComment wanted = Body.read(call, Requests.NewComment.class);
    JiraDesk desk = desk(call);
    String text = Body.required(wanted.text(), "text");
    desk.edit(call.part("key"), call.part("id"), text, actor(desk, wanted.actor()));
    return Reply.empty(204);
  }

  private Reply deleteComment(Call call) {
    JiraDesk desk = desk(call);
    Person actor = actor(desk, call.query("actor").orElse(null));
    desk.deleteComment(call.part("key"), call.part("id"), actor);
    return Reply.empty(204);
  }

  private Reply document(Call call) {
    JiraDesk desk = desk(call);
    JsonNode document = call.json().orElseThrow(() -> Body.wrong(400, "the body must be ADF"));
    desk.comment(call.part("key"), document, actor(desk, call.query("actor").orElse(null)));
    return Reply.empty(204);
  }

  private Reply link(Call call) {
    Requests.NewLink wanted = Body.read(call, Requests.NewLink.class);
    JiraDesk desk = desk(call);
    String type = Body.required(wanted.type(), "type");
    String to = Body.required(wanted.to(), "to");
    desk.link(call.part("key"), type, to, actor(desk, wanted.actor()));
    return Reply.empty(204);
  }

  private Reply unlink(Call call) {
    JiraDesk desk = desk(call);
    String type = Body.required(call.query("type").orElse(null), "type");
    String to = Body.required(call.query("to").orElse(null), "to");
    desk.unlink(call.part("key"), type, to, actor(desk, call.query("actor").orElse(null)));
    return Reply.empty(204);
  }

  private Reply remoteLink(Call call) {
    Requests.RemoteLink wanted = Body.read(call, Requests.RemoteLink.class);
    Body.required(wanted.globalId(), "globalId");
    Body.required(wanted.url(), "url");
    Body.required(wanted.title(), "title");
    JiraDesk desk = desk(call);
    desk.remoteLink(call.part("key"), wanted, actor(desk, wanted.actor()));
    return Reply.empty(204);
  }

  private Reply attach(Call call) {
    Requests.NewAttachment wanted = Body.read(call, Requests.NewAttachment.class);
    Body.required(wanted.filename(), "filename");
    Body.required(wanted.base64(), "base64");
    JiraDesk desk = desk(call);
    desk.attach(call.part("key"), wanted, actor(desk, wanted.actor()));
    return Reply.empty(204);
  }

  private Reply detach(Call call) {
    JiraDesk desk = desk(call);
    Person actor = actor(desk, call.query("actor").orElse(null));
    desk.detach(call.part("key"), call.part("filename"), actor);
    return Reply.empty(204);
  }

  private Reply component(Call call) {
    desk(call).component(call.part("project"), call.part("name"));
    return Reply.empty(204);
  }

  private Reply version(Call call) {
    Requests.Version wanted = Body.read(call, Requests.Version.class);
    desk(call).version(call.part("project"), call.part("name"), wanted);
    return Reply.empty(204);
  }

  private Reply sprint(Call call) {
    Requests.Sprint wanted = Body.read(call, Requests.Sprint.class);
    desk(call).sprint(call.part("name"), Body.required(wanted.state(), "state"));
    return Reply.empty(204);
  }
}
