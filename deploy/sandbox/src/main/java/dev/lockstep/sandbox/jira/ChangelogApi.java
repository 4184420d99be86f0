package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;

/** The changelogs of many issues or of one. */
final class ChangelogApi {
  private static final int MOST_ISSUES = 1000;
  private static final int MOST_FIELDS = 10;
  private static final int PAGE = 1000;
  private static final int MOST = 10_000;
  private static final int CLASSIC_PAGE = 100;
  private static final long TOKEN_MILLIS = 7L * 24 * 3600 * 1000;

  private final PageTokens<ChangelogMerge.Entry> tokens;

  ChangelogApi(PageTokens<ChangelogMerge.Entry> tokens) {
    this.tokens = tokens;
  }

  /** Oldest first over all issues; one issue may go on on the next page. */
  Reply bulk(JiraSite site, String siteUri, Call call) {
    JsonNode body = Writes.body(call);
    List<String> wanted = SearchApi.texts(body.path("issueIdsOrKeys"));
    List<String> fields = SearchApi.texts(body.path("fieldIds"));
    int limit = body.path("maxResults").asInt(PAGE);
    if (wanted.isEmpty() || wanted.size() > MOST_ISSUES) {
      throw JiraErrors.refusal(400, "issueIdsOrKeys must name 1 to 1000 issues.");
    }
    if (fields.size() > MOST_FIELDS) {
      throw JiraErrors.refusal(400, "fieldIds must not name more than 10 fields.");
    }
    if (limit < 1 || limit > MOST) {
      throw JiraErrors.refusal(400, "maxResults must be between 1 and 10000.");
    }
    String bound = wanted + "\n" + fields;
    boolean seen = JiraAccess.caller(site, call).isPresent();
    ChangelogMerge merge =
        new ChangelogMerge(seen ? IssueApi.found(site, wanted) : List.of(), fields);
    if (body.path("nextPageToken").isTextual()) {
      merge.after(
          tokens
              .position(body.path("nextPageToken").asText(), bound)
              .orElseThrow(() -> JiraErrors.refusal(400, "The nextPageToken is invalid.")));
    }
    List<ChangelogMerge.Entry> page = merge.take(limit);
    String next =
        merge.more() ? tokens.issue(bound, page.get(page.size() - 1), TOKEN_MILLIS) : null;
    return Reply.json(new ChangelogPage(new IssueJson(site, siteUri, 3)).bytes(page, next));
  }

  /** The classic changelog of one issue: offset paged, oldest first. */
  static Reply one(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    Paging paging = Paging.of(call, CLASSIC_PAGE, CLASSIC_PAGE);
    IssueJson times = new IssueJson(site, siteUri, 3);
    HistoryJson render = new HistoryJson(times);
    int total = issue.changelog().size();
    ObjectNode answer =
        paging
            .head(total)
            .put("self", siteUri + "/rest/api/3/issue/" + issue.id() + "/changelog")
            .put("isLast", paging.last(total));
    ArrayNode values = answer.putArray("values");
    for (History history : paging.of(issue.changelog().oldestFirst())) {
      values.add(render.history(history).put("created", times.time(history.at())));
    }
    return Reply.json(answer);
  }
}
