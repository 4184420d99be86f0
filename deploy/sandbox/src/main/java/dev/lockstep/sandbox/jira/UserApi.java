package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Who there is. Nobody sees nobody: an empty list, not an error. */
final class UserApi {
  private static final int PAGE = 50;
  private static final int MOST = 1000;
  private static final int MOST_BY_ID = 200;

  private UserApi() {}

  static Reply search(JiraSite site, String siteUri, Call call) {
    String query = call.query("query").or(() -> call.query("accountId")).orElse("");
    if (query.isEmpty() && call.query("property").isEmpty()) {
      throw JiraErrors.refusal(400, "At least one of query, accountId and property must be given.");
    }
    return list(site, siteUri, call, matching(site, query));
  }

  static Reply assignable(JiraSite site, String siteUri, Call call) {
    boolean issue = call.query("issueKey").or(() -> call.query("issueId")).isPresent();
    String project = call.query("project").orElse("");
    if (!issue && project.isEmpty()) {
      throw JiraErrors.refusal(400, "The 'project' or the 'issueKey' must be given.");
    }
    if (!project.isEmpty() && site.project(project).isEmpty()) {
      throw JiraErrors.refusal(404, "No project could be found with key '" + project + "'.");
    }
    return list(site, siteUri, call, matching(site, call.query("query").orElse("")));
  }

  static Reply everybody(JiraSite site, String siteUri, Call call) {
    return list(site, siteUri, call, matching(site, ""));
  }

  static Reply bulk(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    List<String> ids = SearchApi.split(call.queries("accountId"));
    if (ids.isEmpty() || ids.size() > MOST_BY_ID) {
      throw JiraErrors.refusal(400, "accountId must name 1 to 200 users.");
    }
    Paging paging = Paging.of(call, 10, MOST_BY_ID);
    List<Person> found =
        ids.stream().flatMap(id -> site.people().find(id).stream()).distinct().toList();
    ObjectNode answer =
        paging
            .head(found.size())
            .put("self", siteUri + "/rest/api/3/user/bulk")
            .put("isLast", paging.last(found.size()));
    ArrayNode values = answer.putArray("values");
    paging.of(found).forEach(person -> values.add(json(site, siteUri, person)));
    return Reply.json(answer);
  }

  static Reply one(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    return site.people()
        .find(call.query("accountId").orElse(""))
        .map(person -> Reply.json(json(site, siteUri, person)))
        .orElseThrow(
            () ->
                JiraErrors.refusal(
                    404,
                    "Specified user does not exist or you do not" + " have required permissions"));
  }

  private static Reply list(JiraSite site, String siteUri, Call call, List<Person> people) {
    ArrayNode all = Json.array();
    if (JiraAccess.caller(site, call).isPresent()) {
      Paging.of(call, PAGE, MOST).of(people).forEach(one -> all.add(json(site, siteUri, one)));
    }
    return Reply.json(all);
  }

  /** By the beginning of a word of the name, or of the address when it may be seen. */
  private static List<Person> matching(JiraSite site, String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return site.people().all().stream()
        .filter(
            person ->
                person.accountId().equals(query)
                    || starts(person.displayName(), wanted)
                    || person.emailVisible() && person.email().startsWith(wanted))
        .sorted(Comparator.comparing(Person::displayName))
        .toList();
  }

  private static boolean starts(String name, String wanted) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(wanted) || lower.contains(" " + wanted);
  }

  private static ObjectNode json(JiraSite site, String siteUri, Person person) {
    return Objects.requireNonNull(new IssueJson(site, siteUri, 3).person(person, true));
  }
}
