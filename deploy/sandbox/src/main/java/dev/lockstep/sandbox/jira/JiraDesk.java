package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do to what hangs on issues. Mistakes are told as {@link JiraControl} tells them. */
public final class JiraDesk {
  private static final Map<String, Field> ANY =
      Fields.ALL.stream()
          .filter(field -> !field.operations().isEmpty())
          .collect(Collectors.toMap(Field::id, field -> field));

  private final JiraSite site;
  private final String siteUri;

  /** The desk of a site; the address is for the links in what it shows. */
  public JiraDesk(JiraSite site, String siteUri) {
    this.site = site;
    this.siteUri = siteUri;
  }

  /** An issue with all its fields, properties and remote links, as REST v3 has them. */
  public JsonNode show(String key) {
    Issue issue = issue(key);
    IssueJson render = new IssueJson(site, siteUri, 3);
    ObjectNode json = render.issue(issue, List.of("*all"));
    json.set(
        "properties",
        Props.some(site, issue, List.copyOf(site.belongings().properties(issue.id()).keySet())));
    JsonNode links =
        site.belongings().remoteLinks(issue.id()).stream()
            .map(link -> render.parts().remoteLink(issue, link))
            .collect(Json::array, (all, one) -> all.add(one), (all, more) -> all.addAll(more));
    json.set("remoteLinks", links);
    return json;
  }

  /** Sets fields, whatever the screens say; components, versions and sprints go by name. */
  public void set(String key, Requests.Fields wanted, Person actor) {
    Issue issue = issue(key);
    ObjectNode body = Json.object();
    ObjectNode fields = body.putObject("fields");
    wanted
        .fields()
        .forEach((id, value) -> fields.set(id, Plainly.value(site, issue.project(), id, value)));
    new FieldWrite(site, issue, ANY).read(body).checked().carryOut(actor);
  }

  /** Comments with a document. */
  public void comment(String key, JsonNode document, Person actor) {
    Doc doc =
        Adf.read(document)
            .orElseThrow(() -> new IllegalArgumentException("body must be a good ADF document"));
    Changes.comment(site, issue(key), actor, doc, Map.of());
  }

  /** Changes a comment. */
  public void edit(String key, String id, String text, Person actor) {
    Issue issue = issue(key);
    SideChanges.edit(
        site, issue, comment(issue, id), actor, Doc.ofText(text), MissingNode.getInstance());
  }

  /** Deletes a comment. */
  public void deleteComment(String key, String id, Person actor) {
    Issue issue = issue(key);
    SideChanges.delete(site, issue, comment(issue, id), actor);
  }

  /** Links this issue to another: this one blocks, clones or duplicates that one. */
  public void link(String key, String type, String to, Person actor) {
    SideChanges.link(site, linkType(type), issue(key), issue(to), actor);
  }

  /** Takes such a link away. */
  public void unlink(String key, String type, String to, Person actor) {
    Link link =
        site.links()
            .like(linkType(type), issue(key).id(), issue(to).id())
            .orElseThrow(
                () -> new IllegalArgumentException(key + " has no link " + type + " to " + to));
    SideChanges.unlink(site, link, actor);
  }

  /** Links to something elsewhere. */
  public void remoteLink(String key, Requests.RemoteLink wanted, Person actor) {
    Issue issue = issue(key);
    ObjectNode body = Json.object().put("globalId", wanted.globalId());
    body.putObject("object").put("url", wanted.url()).put("title", wanted.title());
    SideChanges.remoteLink(
        site,
        issue,
        site.belongings().remoteLink(issue.id(), wanted.globalId()).orElse(null),
        wanted.globalId(),
        body,
        actor);
  }

  /** Attaches a file. */
  public void attach(String key, Requests.NewAttachment wanted, Person actor) {
    SideChanges.attach(
        site,
        issue(key),
        actor,
        wanted.filename(),
        Objects.requireNonNullElse(wanted.mimeType(), "application/octet-stream"),
        Base64.getDecoder().decode(wanted.base64()));
  }

  /** Deletes a file. */
  public void detach(String key, String filename, Person actor) {
    Attachment file =
        site.belongings().attachments(issue(key).id()).stream()
            .filter(one -> one.filename().equals(filename))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(key + " has no attachment '" + filename + "'"));
    SideChanges.detach(site, file, actor);
  }

  /** Makes a component, or finds it. */
  public void component(String project, String name) {
    Plainly.component(site, projectOf(project), name);
  }

  /** Makes a version or changes it. */
  public void version(String project, String name, Requests.Version wanted) {
    Project owner = projectOf(project);
    Version before = Plainly.find(site.plan().versions(owner), Version::name, name);
    Version after =
        new Version(
            before == null ? site.takeId() : before.id(),
            owner.id(),
            Objects.requireNonNullElse(wanted.rename(), name),
            wanted.released(),
            wanted.archived(),
            wanted.releaseDate());
    site.plan().put(after);
    site.tell(new JiraEvent.OfVersion(after, versionEvent(before, after)));
  }

  private static String versionEvent(@Nullable Version before, Version after) {
    if (before == null) {
      return "created";
    }
    return before.released() == after.released()
        ? "updated"
        : after.released() ? "released" : "unreleased";
  }

  /** Makes a sprint, starts or closes it. */
  public void sprint(String name, String state) {
    if (!List.of("future", "active", "closed").contains(state)) {
      throw new IllegalArgumentException("state must be future, active or closed, not " + state);
    }
    Sprint before = site.plan().sprint(name).orElse(null);
    Sprint after = new Sprint(before == null ? site.takeId() : before.id(), name, state, 1);
    site.plan().put(after);
    String what =
        switch (state) {
          case "active" -> "started";
          case "closed" -> "closed";
          default -> before == null ? "created" : "updated";
        };
    site.tell(new JiraEvent.OfSprint(after, what));
  }

  /** Somebody by name. */
  public Person person(String name) {
    return site.person(name);
  }

  private Comment comment(Issue issue, String id) {
    return site.comments()
        .find(issue.id(), id)
        .orElseThrow(
            () -> new IllegalArgumentException(issue.key() + " has no comment with id " + id));
  }

  private static LinkType linkType(String name) {
    return LinkType.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no link type '"
                        + name
                        + "'; there are: "
                        + LinkType.ALL.stream()
                            .map(LinkType::name)
                            .collect(Collectors.joining(", "))));
  }

  private Issue issue(String key) {
    return site.find(key)
        .orElseThrow(
            () -> new IllegalArgumentException("no issue " + key + " on site " + site.name()));
  }

  private Project projectOf(String key) {
    return site.project(key)
        .orElseThrow(
            () -> new IllegalArgumentException("no project " + key + " on site " + site.name()));
  }
}
