package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changelogs of a Data Center site: whole ones, oldest first, people by key. */
final class DcHistory {
  private final DcSite at;
  private final DcDress dress;

  DcHistory(DcSite at) {
    this.at = at;
    this.dress = new DcDress(at);
  }

  ObjectNode whole(Issue issue, IssueJson times) {
    List<History> histories = issue.changelog().oldestFirst();
    ObjectNode json =
        Json.object()
            .put("startAt", 0)
            .put("maxResults", histories.size())
            .put("total", histories.size());
    ArrayNode all = json.putArray("histories");
    for (History history : histories) {
      ObjectNode one = all.addObject().put("id", Long.toString(history.id()));
      one.set("author", dress.user(at.people().of(history.author())));
      one.put("created", times.time(history.at()));
      one.set("items", items(issue, history));
    }
    return json;
  }

  ArrayNode items(Issue issue, History history) {
    ArrayNode items = Json.array();
    for (History.Change change : history.changes()) {
      boolean parent = "IssueParentAssociation".equals(change.field());
      boolean person = "assignee".equals(change.fieldId()) || "reporter".equals(change.fieldId());
      items
          .addObject()
          .put("field", parent ? DcFields.parentLabel(issue.type()) : change.field())
          .put("fieldtype", parent && !issue.type().subtask() ? "custom" : "jira")
          .put("from", person ? key(change.from()) : change.from())
          .put("fromString", change.fromText())
          .put("to", person ? key(change.to()) : change.to())
          .put("toString", change.toText());
    }
    return items;
  }

  private @Nullable String key(@Nullable String accountId) {
    return accountId == null
        ? null
        : at.people().account(accountId).map(DcPeople.User::key).orElse(accountId);
  }
}
