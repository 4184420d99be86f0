package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code /rest/api/2/search}: offset paged with a total, but not beyond the search window. */
final class DcSearchApi {
  private static final int DEFAULT = 50;
  private static final int MOST = 1000;
  private static final int WINDOW = 10_000;
  private static final List<String> NAVIGABLE = List.of("*navigable");

  private record Wanted(
      String jql, int startAt, int maxResults, List<String> fields, Set<String> expand) {}

  private DcSearchApi() {}

  static Reply get(DcRequest request) {
    return search(
        request,
        new Wanted(
            request.call().query("jql").orElse(""),
            request.number("startAt", 0),
            request.number("maxResults", DEFAULT),
            request.fields(),
            request.expand()));
  }

  static Reply post(DcRequest request) {
    JsonNode body = request.body();
    for (String list : List.of("fields", "expand")) {
      if (body.has(list) && !body.path(list).isArray()) {
        throw JiraErrors.refusal(
            400,
            "Can not deserialize instance of java.util.ArrayList out of "
                + body.path(list).getNodeType()
                + " token (through reference chain: SearchRequestBean[\""
                + list
                + "\"])");
      }
    }
    return search(
        request,
        new Wanted(
            body.path("jql").asText(""),
            body.path("startAt").asInt(0),
            body.path("maxResults").asInt(DEFAULT),
            SearchApi.texts(body.path("fields")),
            new HashSet<>(SearchApi.texts(body.path("expand")))));
  }

  private static Reply search(DcRequest request, Wanted wanted) {
    if (wanted.startAt() < 0) {
      throw JiraErrors.refusal(400, "startAt must not be negative.");
    }
    // A negative number asks for all, which is as many as the server allows.
    int limit = wanted.maxResults() < 0 ? MOST : Math.min(MOST, wanted.maxResults());
    if (wanted.startAt() + (long) limit > WINDOW) {
      throw JiraErrors.refusal(400, beyond(wanted.startAt() + limit));
    }
    DcQuery.Page page;
    try {
      DcQuery query = DcQuery.of(request.at(), wanted.jql(), request.caller().orElse(null));
      page =
          request.caller().isEmpty()
              ? new DcQuery.Page(List.of(), 0)
              : query.page(wanted.startAt(), limit);
    } catch (Jql.Invalid invalid) {
      return JiraErrors.reply(400, String.valueOf(invalid.getMessage()));
    }
    if (wanted.startAt() == 0) {
      JiraSite site = request.site();
      site.journal().add("jira-dc", "read.search", site.name(), Map.of("jql", wanted.jql()));
    }
    ObjectNode answer =
        Json.object()
            .put("expand", "schema,names")
            .put("startAt", wanted.startAt())
            .put("maxResults", limit)
            .put("total", page.total());
    ArrayNode issues = answer.putArray("issues");
    DcJson render = request.render();
    List<String> fields = wanted.fields().isEmpty() ? NAVIGABLE : wanted.fields();
    page.issues().forEach(issue -> issues.add(render.issue(issue, fields, wanted.expand())));
    return Reply.json(answer);
  }

  private static String beyond(int results) {
    return String.format(
        Locale.ROOT,
        "Search limit exceeded. We couldn't complete your search because it requests %,d results"
            + " which exceeded the search platform limit of %,d. Try refining your query or"
            + " contact your Jira administrator. Repeating the same search may not work.",
        results,
        WINDOW);
  }
}
