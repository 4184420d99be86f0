package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people of a Jira site do to fields, comments, links, files, versions and sprints. */
public final class JiraDeskPeople {
  private final Control control;
  private final String path;

  JiraDeskPeople(Control control, String sitePath) {
    this.control = control;
    this.path = sitePath;
  }

  private String issue(String key) {
    return path + "/issues/" + key;
  }

  private static String by(String actor) {
    return "actor=" + Control.encode(actor);
  }

  /** An issue with everything: fields as REST v3 gives them, properties, remoteLinks. */
  public JsonNode show(String key) {
    return control.get(issue(key) + "/full", new TypeReference<JsonNode>() {});
  }

  /**
   * Sets fields by id. Components, versions, sprints, people, priorities and options go by name;
   * texts do for documents; a null clears.
   */
  public void set(String key, Map<String, ?> fields, String actor) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    fields.forEach((id, value) -> values.put(id, Json.MAPPER.valueToTree(value)));
    control.send("POST", issue(key) + "/fields", new Requests.Fields(values, actor));
  }

  /** Sets one field. */
  public void set(String key, String field, Object value, String actor) {
    set(key, Map.of(field, value), actor);
  }

  /** Comments with an ADF document. */
  public void comment(String key, JsonNode document, String actor) {
    control.send("POST", issue(key) + "/documents?" + by(actor), document);
  }

  /** The id of the newest comment. */
  public String newestComment(String key) {
    JsonNode comments = show(key).path("fields").path("comment").path("comments");
    return comments.path(comments.size() - 1).path("id").asText();
  }

  /** Changes a comment. */
  public void editComment(String key, String id, String text, String actor) {
    control.send("PUT", issue(key) + "/comments/" + id, new Requests.NewComment(text, actor));
  }

  /** Deletes a comment. */
  public void deleteComment(String key, String id, String actor) {
    control.send("DELETE", issue(key) + "/comments/" + id + "?" + by(actor), null);
  }

  /** The first issue blocks, clones, duplicates or relates to the second. */
  public void link(String key, String type, String to, String actor) {
    control.send("POST", issue(key) + "/links", new Requests.NewLink(type, to, actor));
  }

  /** Takes a link away. */
  public void unlink(String key, String type, String to, String actor) {
    String query = "?type=" + Control.encode(type) + "&to=" + to + "&" + by(actor);
    control.send("DELETE", issue(key) + "/links" + query, null);
  }

  /** Links to something elsewhere. */
  public void remoteLink(String key, String globalId, String url, String title, String actor) {
    control.send(
        "POST", issue(key) + "/remotelinks", new Requests.RemoteLink(globalId, url, title, actor));
  }

  /** Attaches a file. */
  public void attach(String key, String filename, String mimeType, byte[] content, String actor) {
    String base64 = Base64.getEncoder().encodeToString(content);
    control.send(
        "POST",
        issue(key) + "/attachments",
        new Requests.NewAttachment(filename, mimeType, base64, actor));
  }

  /** Deletes a file. */
  public void detach(String key, String filename, String actor) {
    control.send(
        "DELETE", issue(key) + "/attachments/" + Control.encode(filename) + "?" + by(actor), null);
  }

  /** Makes a component. */
  public void component(String project, String name) {
    control.send(
        "PUT", path + "/projects/" + project + "/components/" + Control.encode(name), null);
  }

  /** Makes a version or changes it. */
  public void version(String project, String name, Requests.Version version) {
    control.send(
        "PUT", path + "/projects/" + project + "/versions/" + Control.encode(name), version);
  }

  /** Makes a sprint, starts or closes it: future, active or closed. */
  public void sprint(String name, String state) {
    control.send("PUT", path + "/sprints/" + Control.encode(name), new Requests.Sprint(state));
  }
}
