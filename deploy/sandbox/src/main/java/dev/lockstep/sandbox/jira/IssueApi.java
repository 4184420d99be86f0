package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reading issues by id. */
final class IssueApi {
  private static final int BULK = 100;

  private IssueApi() {}

  static Reply issue(JiraSite site, String siteUri, Call call) {
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
    boolean withFields = expand.contains("transitions.fields");
    if (withFields || expand.contains("transitions")) {
      json.set("transitions", TransitionApi.offered(site, siteUri, issue, withFields, false));
    }
    if (expand.contains("editmeta")) {
      json.set("editmeta", Screens.editMeta(site, issue, render));
    }
    List<String> properties = SearchApi.split(call.queries("properties"));
    if (!properties.isEmpty()) {
      json.set("properties", Props.some(site, issue, Props.checked(properties)));
    }
    return Reply.json(json);
  }

  static Reply bulk(JiraSite site, String siteUri, Call call) {
    JsonNode body = Writes.body(call);
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
    List<String> properties = Props.checked(SearchApi.texts(body.path("properties")));
    IssueJson render = new IssueJson(site, siteUri, 3);
    ObjectNode answer = Json.object().put("expand", "schema,names");
    answer.putArray("issueErrors");
    ArrayNode issues = answer.putArray("issues");
    boolean seen = JiraAccess.caller(site, call).isPresent();
    for (Issue issue : seen ? found(site, wanted) : List.<Issue>of()) {
      ObjectNode json = render.listed(issue, fields.isEmpty() ? List.of("*navigable") : fields);
      json.put("key", issue.key());
      if (!properties.isEmpty()) {
        json.set("properties", Props.some(site, issue, properties));
      }
      if (changelog) {
        json.set("changelog", new HistoryJson(render).inline(issue));
      }
      issues.add(json);
    }
    return Reply.json(answer);
  }

  static List<Issue> found(JiraSite site, List<String> wanted) {
    return wanted.stream()
        .map(site::find)
        .flatMap(Optional::stream)
        .distinct()
        .sorted(Comparator.comparingLong(Issue::id))
        .toList();
  }
}
