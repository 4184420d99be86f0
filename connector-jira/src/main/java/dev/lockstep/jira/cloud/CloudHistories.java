package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.rest.HistoryReader;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the changelogs of up to 1,000 issues by one question, 10,000 entries to a page. */
final class CloudHistories implements Histories {

  private static final int PAGE = 10_000;

  private final JiraClient<JiraApi> client;

  CloudHistories(JiraClient<JiraApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Page> page(Collection<String> ids, Optional<String> pageToken) {
    ChangelogsJson.Request request =
        new ChangelogsJson.Request(List.copyOf(ids), PAGE, pageToken.orElse(null));
    return client
        .read("changelog/bulkfetch", api -> api.changelogs(request))
        .map(CloudHistories::page);
  }

  private static Page page(ChangelogsJson answer) {
    HistoryReader reader = new HistoryReader();
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    for (ChangelogsJson.OfIssue issue : orEmpty(answer.issueChangeLogs())) {
      List<Entry> ofIssue = entries.computeIfAbsent(issue.issueId(), id -> new ArrayList<>());
      orEmpty(issue.changeHistories()).forEach(json -> ofIssue.add(reader.entry(json)));
    }
    return new Page(entries, Optional.ofNullable(answer.nextPageToken()));
  }
}
