package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was changed in an issue; hooks do not show it. */
final class Timeline {
  static final String FIELD = "_timeline";

  private Timeline() {}

  /**
   * Keeps a change.
   *
   * @param type GraphQL's name of it
   * @param now as GitHub writes times
   * @return to add what it is about
   */
  static ObjectNode add(ObjectNode issue, String type, String now, String actor) {
    ObjectNode change = issue.withArray(FIELD).addObject();
    int number = issue.path(FIELD).size();
    change.put("__typename", type).put("createdAt", now);
    change.put("id", "EV_" + issue.path("id").asLong() + "_" + number);
    change.set("actor", GitHubJson.user(actor));
    return change;
  }

  /** An issue changes from one of something to another; empty is none. */
  static void replace(
      ObjectNode issue,
      String added,
      String removed,
      String field,
      Set<String> before,
      Set<String> after,
      String now,
      String actor) {
    before.stream()
        .filter(one -> !after.contains(one))
        .forEach(one -> add(issue, removed, now, actor).put(field, one));
    after.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> add(issue, added, now, actor).put(field, one));
  }

  static Object of(DataFetchingEnvironment call) {
    Item issue = Objects.requireNonNull(call.getSource());
    List<String> types = call.getArgument("itemTypes");
    String since = call.getArgument("since");
    List<Map<String, @Nullable Object>> changes = new ArrayList<>();
    for (JsonNode change : issue.json().path(FIELD)) {
      boolean old = since != null && change.path("createdAt").asText().compareTo(since) < 0;
      if (!old && (types == null || types.contains(itemType(change)))) {
        changes.add(shown(issue.repo(), change, changes.size()));
      }
    }
    return Connections.page(
        call, changes, one -> Schema.key("", (Integer) Objects.requireNonNull(one.get("order"))));
  }

  /** ClosedEvent is CLOSED_EVENT. */
  private static String itemType(JsonNode change) {
    return change
        .path("__typename")
        .asText()
        .replaceAll("(?<=[a-z])([A-Z])", "_$1")
        .toUpperCase(Locale.ROOT);
  }

  private static Map<String, @Nullable Object> shown(Repo repo, JsonNode change, int order) {
    Map<String, @Nullable Object> shown = new HashMap<>();
    change
        .properties()
        .forEach(
            field ->
                shown.put(
                    field.getKey(), Json.MAPPER.convertValue(field.getValue(), Object.class)));
    shown.put("order", order);
    shown.put("actor", Schema.actor(change.path("actor")));
    if (change.has("assignee")) {
      shown.put("assignee", Schema.actor(GitHubJson.user(change.path("assignee").asText())));
    }
    if (change.has("label")) {
      shown.put("label", Map.of("name", change.path("label").asText()));
    }
    ObjectNode parent = repo.issues().get(change.path("parent").asLong());
    shown.put("parent", parent == null ? null : new Item(repo, parent));
    return shown;
  }
}
