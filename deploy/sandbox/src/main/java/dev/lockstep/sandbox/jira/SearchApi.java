package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.Limits;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /search/jql} and {@code /search/approximate-count}. */
final class SearchApi {
  private static final int FULL_PAGE = 100;
  private static final int ID_PAGE = 5000;
  private static final int MOST_RECONCILED = 50;

  record Position(Issue last, int count) {}

  private record Request(
      String jql,
      List<String> fields,
      String expand,
      int maxResults,
      @Nullable String token,
      Set<Long> reconcile,
      List<String> properties) {
    String bound() {
      return jql + '\n' + fields + '\n' + expand + '\n' + reconcile + '\n' + properties;
    }
  }

  private final PageTokens<Position> tokens;
  private final Supplier<Limits> limits;

  SearchApi(PageTokens<Position> tokens, Supplier<Limits> limits) {
    this.tokens = tokens;
    this.limits = limits;
  }

  Reply get(JiraSite site, String siteUri, Call call) {
    return search(
        site,
        siteUri,
        call,
        new Request(
            call.query("jql").orElse(""),
            split(call.queries("fields")),
            call.query("expand").orElse(""),
            number(call.query("maxResults").orElse("50")),
            call.query("nextPageToken").filter(token -> !token.isEmpty()).orElse(null),
            ids(split(call.queries("reconcileIssues"))),
            Props.checked(split(call.queries("properties")))));
  }

  Reply post(JiraSite site, String siteUri, Call call) {
    JsonNode body =
        call.json()
            .filter(JsonNode::isObject)
            .orElseThrow(
                () ->
                    JiraErrors.refusal(
                        400,
                        "Invalid request payload. Refer to the REST"
                            + " API documentation and try again."));
    if (body.path("expand").isArray()) {
      throw JiraErrors.refusal(400, "Invalid request payload: expand must be a string here.");
    }
    return search(
        site,
        siteUri,
        call,
        new Request(
            body.path("jql").asText(""),
            texts(body.path("fields")),
            body.path("expand").asText(""),
            body.path("maxResults").asInt(50),
            body.path("nextPageToken").isTextual() ? body.path("nextPageToken").asText() : null,
            ids(texts(body.path("reconcileIssues"))),
            Props.checked(texts(body.path("properties")))));
  }

  private Reply search(JiraSite site, String siteUri, Call call, Request request) {
    boolean idsOnly = request.fields().isEmpty() || IssueJson.onlyIds(request.fields());
    if (request.maxResults() < 1 || request.maxResults() > ID_PAGE) {
      throw JiraErrors.refusal(400, "The maxResults parameter must be between 1 and 5000.");
    }
    if (request.reconcile().size() > MOST_RECONCILED) {
      throw JiraErrors.refusal(400, "The reconcileIssues list must not exceed 50 issues.");
    }
    Jql jql;
    IssueSearch.Page page;
    Position from = null;
    int limit = Math.min(request.maxResults(), idsOnly ? ID_PAGE : FULL_PAGE);
    boolean offset = limits.get().jiraOffsetPaging();
    try {
      jql = Jql.parse(request.jql());
      Optional<Person> caller = JiraAccess.caller(site, call);
      if (caller.isEmpty()) {
        return Reply.json(nothing());
      }
      String token = request.token();
      if (token != null) {
        from =
            tokens
                .position(token, request.bound())
                .orElseThrow(
                    () ->
                        JiraErrors.refusal(
                            400,
                            "The nextPageToken is invalid, has expired or does not belong to"
                                + " this request."));
      }
      page =
          new IssueSearch(site, caller.get())
              .page(
                  jql,
                  from == null || offset ? null : from.last(),
                  from != null && offset ? from.count() : 0,
                  limit,
                  request.reconcile());
    } catch (Jql.Invalid invalid) {
      return JiraErrors.reply(400, String.valueOf(invalid.getMessage()));
    }
    site.journal()
        .add(
            "jira",
            "read.search",
            site.name(),
            Map.of("jql", request.jql(), "last", String.valueOf(!page.more())));
    IssueJson render = new IssueJson(site, siteUri, 3);
    HistoryJson histories = new HistoryJson(render);
    List<String> expand = Arrays.asList(request.expand().split(","));
    List<String> fields = request.fields().isEmpty() ? List.of("id") : request.fields();
    ObjectNode answer = Json.object();
    ArrayNode issues = answer.putArray("issues");
    for (Issue issue : page.issues()) {
      ObjectNode json = render.listed(issue, fields);
      if (expand.contains("changelog")) {
        json.set("changelog", histories.inline(issue));
      }
      if (expand.contains("transitions")) {
        json.set("transitions", TransitionApi.offered(site, siteUri, issue, false, false));
      }
      if (!request.properties().isEmpty()) {
        json.set("properties", Props.some(site, issue, request.properties()));
      }
      issues.add(json);
    }
    if (page.more()) {
      Issue last = page.issues().get(page.issues().size() - 1);
      int count = (from == null ? 0 : from.count()) + page.issues().size();
      answer.put(
          "nextPageToken",
          tokens.issue(request.bound(), new Position(last, count), limits.get().jiraTokenMillis()));
    }
    return Reply.json(answer.put("isLast", !page.more()));
  }

  Reply count(JiraSite site, Call call) {
    try {
      Jql jql = Jql.parse(call.json().map(body -> body.path("jql").asText("")).orElse(""));
      Optional<Person> caller = JiraAccess.caller(site, call);
      JqlPlan plan = JqlPlan.of(site, jql, caller.orElse(null));
      long count = caller.isEmpty() ? 0 : site.index().all().stream().filter(plan::matches).count();
      return Reply.json(Json.object().put("count", count));
    } catch (Jql.Invalid invalid) {
      return JiraErrors.reply(400, String.valueOf(invalid.getMessage()));
    }
  }

  private static ObjectNode nothing() {
    ObjectNode answer = Json.object();
    answer.putArray("issues");
    return answer.put("isLast", true);
  }

  static List<String> split(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static Set<Long> ids(List<String> texts) {
    Set<Long> ids = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        ids.add(Long.valueOf(text));
      } catch (NumberFormatException malformed) {
        throw JiraErrors.refusal(
            400, "reconcileIssues takes numeric issue ids, not '" + text + "'.");
      }
    }
    return ids;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw JiraErrors.refusal(400, "maxResults must be a number.");
    }
  }
}
