package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading issues by id and their changelogs in bulk. */
final class IssueApi {
  private static final int BULK = 100;
  private static final int CHANGELOG_ISSUES = 1000;
  private static final int CHANGELOG_FIELDS = 10;
  private static final int CHANGELOG_PAGE = 1000;
  private static final int CHANGELOG_MOST = 10_000;

  private record Entry(Issue issue, History history) {}

  private final PageTokens<Integer> tokens;

  IssueApi(PageTokens<Integer> tokens) {
    this.tokens = tokens;
  }

  Reply issue(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    List<String> fields = SearchApi.split(call.queries("fields"));
    IssueJson render = new IssueJson(site, siteUri, 3);
    // Unlike search, a single issue always comes with its key.
    ObjectNode json =
        render.issue(
            issue,
            fields.isEmpty() ? List.of("*all") : IssueJson.onlyIds(fields) ? List.of("-") : fields);
    List<String> expand = SearchApi.split(call.queries("expand"));
    if (expand.contains("changelog")) {
      json.set("changelog", new HistoryJson(render).inline(issue));
    }
    if (expand.contains("transitions")) {
      json.set("transitions", TransitionApi.offered(site, siteUri, issue, false));
    }
    return Reply.json(json);
  }

  Reply bulk(JiraSite site, String siteUri, Call call) {
    JsonNode body = body(call);
    List<String> wanted = SearchApi.texts(body.path("issueIdsOrKeys"));
    if (wanted.isEmpty()) {
      throw JiraErrors.refusal(400, "issueIdsOrKeys must not be empty.");
    }
    if (wanted.size() > BULK) {
      throw JiraErrors.refusal(400, "The number of issueIdsOrKeys must not exceed 100.");
    }
    if (body.has("expand") && !body.path("expand").isArray()) {
      throw JiraErrors.refusal(400, "Invalid request payload: expand must be an array here.");
    }
    List<String> fields = SearchApi.texts(body.path("fields"));
    boolean changelog = SearchApi.texts(body.path("expand")).contains("changelog");
    IssueJson render = new IssueJson(site, siteUri, 3);
    ObjectNode answer = Json.object().put("expand", "schema,names");
    answer.putArray("issueErrors");
    ArrayNode issues = answer.putArray("issues");
    boolean seen = JiraAccess.caller(site, call).isPresent();
    for (Issue issue : seen ? found(site, wanted) : List.<Issue>of()) {
      ObjectNode json = render.issue(issue, fields.isEmpty() ? List.of("*navigable") : fields);
      json.put("key", issue.key());
      if (changelog) {
        json.set("changelog", new HistoryJson(render).inline(issue));
      }
      issues.add(json);
    }
    return Reply.json(answer);
  }

  private static List<Issue> found(JiraSite site, List<String> wanted) {
    return wanted.stream()
        .map(site::find)
        .flatMap(Optional::stream)
        .distinct()
        .sorted(Comparator.comparingLong(Issue::id))
        .toList();
  }

  /** Oldest first over all issues; one issue may go on on the next page. */
  Reply changelogs(JiraSite site, String siteUri, Call call) {
    JsonNode body = body(call);
    List<String> wanted = SearchApi.texts(body.path("issueIdsOrKeys"));
    List<String> fields = SearchApi.texts(body.path("fieldIds"));
    int limit = body.path("maxResults").asInt(CHANGELOG_PAGE);
    if (wanted.isEmpty() || wanted.size() > CHANGELOG_ISSUES) {
      throw JiraErrors.refusal(400, "issueIdsOrKeys must name 1 to 1000 issues.");
    }
    if (fields.size() > CHANGELOG_FIELDS) {
      throw JiraErrors.refusal(400, "fieldIds must not name more than 10 fields.");
    }
    if (limit < 1 || limit > CHANGELOG_MOST) {
      throw JiraErrors.refusal(400, "maxResults must be between 1 and 10000.");
    }
    String bound = wanted + "\n" + fields;
    int from = 0;
    if (body.path("nextPageToken").isTextual()) {
      from =
          tokens
              .position(body.path("nextPageToken").asText(), bound)
              .orElseThrow(() -> JiraErrors.refusal(400, "The nextPageToken is invalid."));
    }
    boolean seen = JiraAccess.caller(site, call).isPresent();
    List<Entry> entries = entries(seen ? found(site, wanted) : List.of(), fields);
    int to = Math.min(entries.size(), from + limit);
    HistoryJson render = new HistoryJson(new IssueJson(site, siteUri, 3));
    ObjectNode answer = Json.object();
    ArrayNode logs = answer.putArray("issueChangeLogs");
    Map<Long, ArrayNode> byIssue = new LinkedHashMap<>();
    for (Entry entry : entries.subList(Math.min(from, to), to)) {
      byIssue
          .computeIfAbsent(
              entry.issue().id(),
              id -> logs.addObject().put("issueId", Long.toString(id)).putArray("changeHistories"))
          .add(render.history(entry.history()).put("created", entry.history().at()));
    }
    if (to < entries.size()) {
      answer.put("nextPageToken", tokens.issue(bound, to, 7L * 24 * 3600 * 1000));
    }
    return Reply.json(answer);
  }

  private static List<Entry> entries(List<Issue> issues, List<String> fields) {
    List<Entry> entries = new ArrayList<>();
    for (Issue issue : issues) {
      for (History history : issue.changelog().oldestFirst()) {
        if (fields.isEmpty()
            || history.changes().stream().anyMatch(change -> fields.contains(change.fieldId()))) {
          entries.add(new Entry(issue, history));
        }
      }
    }
    entries.sort(
        Comparator.comparingLong((Entry entry) -> entry.history().at())
            .thenComparingLong(entry -> entry.issue().id())
            .thenComparingLong(entry -> entry.history().id()));
    return entries;
  }

  /** The classic changelog of one issue: offset paged, oldest first. */
  Reply changelog(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    int start = Integer.parseInt(call.query("startAt").orElse("0"));
    int limit = Math.min(100, Integer.parseInt(call.query("maxResults").orElse("100")));
    List<Entry> entries = entries(List.of(issue), List.of());
    IssueJson times = new IssueJson(site, siteUri, 3);
    HistoryJson render = new HistoryJson(times);
    ObjectNode answer =
        Json.object()
            .put("self", siteUri + "/rest/api/3/issue/" + issue.id() + "/changelog")
            .put("maxResults", limit)
            .put("startAt", start)
            .put("total", entries.size())
            .put("isLast", start + limit >= entries.size());
    ArrayNode values = answer.putArray("values");
    entries.stream()
        .skip(start)
        .limit(limit)
        .map(Entry::history)
        .forEach(one -> values.add(render.history(one).put("created", times.time(one.at()))));
    return Reply.json(answer);
  }

  private static JsonNode body(Call call) {
    return call.json()
        .filter(JsonNode::isObject)
        .orElseThrow(() -> JiraErrors.refusal(400, "Invalid request payload."));
  }
}
