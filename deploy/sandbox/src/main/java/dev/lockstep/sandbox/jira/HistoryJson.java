package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;

/** The JSON of changelogs. */
final class HistoryJson {
  /** Cloud sends no more with {@code expand=changelog}. */
  static final int INLINE = 40;

  private final IssueJson issues;

  HistoryJson(IssueJson issues) {
    this.issues = issues;
  }

  /** What {@code expand=changelog} adds: the newest 40, newest first. */
  ObjectNode inline(Issue issue) {
    List<History> newest = issue.changelog().newestFirst(INLINE);
    ObjectNode json =
        Json.object()
            .put("startAt", 0)
            .put("maxResults", newest.size())
            .put("total", issue.changelog().size());
    ArrayNode histories = json.putArray("histories");
    for (History history : newest) {
      histories.add(history(history).put("created", issues.time(history.at())));
    }
    return json;
  }

  /** An entry without its time: endpoints differ in how they write it. */
  ObjectNode history(History history) {
    ObjectNode json = Json.object().put("id", Long.toString(history.id()));
    json.set("author", issues.person(history.author(), true));
    json.putNull("created");
    json.set("items", items(history));
    return json;
  }

  static ArrayNode items(History history) {
    ArrayNode items = Json.array();
    for (History.Change change : history.changes()) {
      items
          .addObject()
          .put("field", change.field())
          .put("fieldtype", change.fieldType())
          .put("fieldId", change.fieldId())
          .put("from", change.from())
          .put("fromString", change.fromText())
          .put("to", change.to())
          .put("toString", change.toText());
    }
    return items;
  }
}
