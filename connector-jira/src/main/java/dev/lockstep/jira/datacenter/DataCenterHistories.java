package dev.lockstep.jira.datacenter;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.jira.datacenter.Search.Shown;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.rest.HistoryReader;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads changelogs, which are whole here: those of many issues by a query. */
final class DataCenterHistories implements Histories {

  /** Half of what a server gives: a changelog may be long. */
  private static final Shown HISTORY = new Shown(List.of("created"), true, Search.PAGE / 2);

  private static final int AT_ONCE = 4;

  private final JiraClient<DataCenterApi> client;
  private final Search search;

  DataCenterHistories(JiraClient<DataCenterApi> client, Search search) {
    this.client = client;
    this.search = search;
  }

  @Override
  public Uni<Page> page(Collection<String> ids, Optional<String> pageToken) {
    int startAt = pageToken.map(Integer::parseInt).orElse(0);
    return search
        .page(client, Jql.ids(ids), startAt, HISTORY)
        .map(
            answer ->
                new Page(
                    entries(answer.given()),
                    answer.next().stream().mapToObj(Integer::toString).findFirst()))
        // The query is refused as a whole when one of them is gone.
        .onFailure(Rejected.class)
        .recoverWithUni(() -> each(ids));
  }

  private Uni<Page> each(Collection<String> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUni(this::one)
        .merge(AT_ONCE)
        .flatMap(found -> Multi.createFrom().optional(found))
        .collect()
        .asList()
        .map(found -> new Page(entries(found), Optional.empty()));
  }

  private Uni<Optional<IssueJson>> one(String id) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.PATIENT,
            new Calls(),
            api -> api.issue(id, "created", "changelog"))
        .map(Optional::of)
        .onFailure(NotFound.class)
        .recoverWithItem(Optional.empty());
  }

  private static Map<String, List<Entry>> entries(List<IssueJson> issues) {
    HistoryReader reader = new HistoryReader();
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    for (IssueJson issue : issues) {
      IssueJson.Changelog log = issue.changelog();
      if (log != null) {
        entries.put(issue.id(), orEmpty(log.histories()).stream().map(reader::entry).toList());
      }
    }
    return entries;
  }
}
