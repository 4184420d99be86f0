package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** A site as a board: a column per status with the cards that moved last. */
public final class JiraBoard {
  private static final int CARDS = 5;

  private JiraBoard() {}

  /** The board of a site. */
  public static ObjectNode of(JiraSite site) {
    Map<Status, TreeSet<Issue>> newest = new LinkedHashMap<>();
    Map<Status, Integer> totals = new HashMap<>();
    Comparator<Issue> order =
        Comparator.comparingLong(Issue::updated).reversed().thenComparingLong(Issue::id);
    site.catalog().statuses().forEach(status -> newest.put(status, new TreeSet<>(order)));
    for (Issue issue : site.issues()) {
      if (issue.type().level() > 0) {
        continue;
      }
      totals.merge(issue.status(), 1, Integer::sum);
      TreeSet<Issue> cards = Objects.requireNonNull(newest.get(issue.status()));
      if (cards.size() < CARDS || order.compare(issue, cards.last()) < 0) {
        cards.add(issue);
        if (cards.size() > CARDS) {
          cards.pollLast();
        }
      }
    }
    ObjectNode json = Json.object().put("site", site.name()).put("total", site.issues().size());
    ArrayNode projects = json.putArray("projects");
    site.projects().forEach(project -> projects.add(project.key()));
    ArrayNode columns = json.putArray("columns");
    newest.forEach(
        (status, cards) -> {
          if (cards.isEmpty() && Catalog.SELECTED.equals(status.name())) {
            return;
          }
          ObjectNode column =
              columns
                  .addObject()
                  .put("status", status.name())
                  .put("category", status.category().name().toLowerCase(java.util.Locale.ROOT))
                  .put("total", totals.getOrDefault(status, 0));
          ArrayNode list = column.putArray("cards");
          cards.forEach(issue -> list.add(card(issue)));
        });
    return json;
  }

  private static ObjectNode card(Issue issue) {
    Person assignee = issue.assignee();
    return Json.object()
        .put("key", issue.key())
        .put("type", issue.type().name())
        .put("summary", issue.summary())
        .put("assignee", assignee == null ? null : assignee.displayName())
        .put("updated", issue.updated());
  }
}
