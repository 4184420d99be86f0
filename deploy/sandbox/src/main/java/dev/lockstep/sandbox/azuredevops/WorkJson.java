package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.azuredevops.BoardItem.Revision;
import dev.lockstep.sandbox.http.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work items, their revisions and links as the REST API shows them. */
final class WorkJson {
  private static final String NEWEST = "9999-01-01T00:00:00Z";

  private WorkJson() {}

  /** An item with its fields as they were after a revision. */
  static ObjectNode item(
      Organization organization, BoardItem item, int rev, boolean withRelations) {
    ObjectNode json = Json.object().put("id", item.id).put("rev", rev);
    json.set("fields", fields(item.fields(rev)));
    if (withRelations && !item.relations.isEmpty()) {
      ArrayNode relations = json.putArray("relations");
      for (BoardItem.Relation one : item.relations) {
        ObjectNode relation = relations.addObject().put("rel", one.rel()).put("url", one.url());
        ObjectNode attributes = relation.putObject("attributes");
        attributes.put("isLocked", false).put("name", one.name());
        if (one.rel().equals("ArtifactLink")) {
          attributes.put("authorizedDate", GitJson.time(one.at())).put("id", one.at());
        }
      }
    }
    return json.put(
        "url", "https://dev.azure.com/" + organization.name() + "/_apis/wit/workItems/" + item.id);
  }

  /** A line of the reporting feed. */
  static ObjectNode revision(BoardItem item, int rev) {
    ObjectNode json = Json.object().put("id", item.id).put("rev", rev);
    ObjectNode fields = fields(item.fields(rev));
    boolean newest = rev == item.rev();
    fields.put("System.RevisedDate", newest ? NEWEST : GitJson.time(item.revisions.get(rev).at()));
    json.set("fields", fields);
    return json;
  }

  /** The resource of a workitem.updated hook: its id is the number of the update. */
  static ObjectNode update(Organization organization, BoardItem item) {
    Revision last = item.revisions.get(item.rev() - 1);
    Map<String, Object> before = item.fields(item.rev() - 1);
    ObjectNode json =
        Json.object().put("id", item.rev()).put("workItemId", item.id).put("rev", item.rev());
    json.set("revisedBy", last.by().json());
    json.put("revisedDate", NEWEST);
    ObjectNode fields = json.putObject("fields");
    last.changed()
        .forEach(
            (name, value) -> {
              ObjectNode change = fields.putObject(name);
              put(change, "oldValue", before.get(name));
              put(change, "newValue", value);
            });
    json.set("revision", item(organization, item, item.rev(), true));
    return json;
  }

  private static ObjectNode fields(Map<String, Object> values) {
    ObjectNode fields = Json.object();
    values.forEach((name, value) -> put(fields, name, value));
    return fields;
  }

  private static void put(ObjectNode into, String name, @Nullable Object value) {
    if (value instanceof Identity who) {
      into.set(name, who.json());
    } else if (value instanceof Long at && name.endsWith("Date")) {
      into.put(name, GitJson.time(at));
    } else if (value != null) {
      into.set(name, Json.MAPPER.valueToTree(value));
    }
  }
}
