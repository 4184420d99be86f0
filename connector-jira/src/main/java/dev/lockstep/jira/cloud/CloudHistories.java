package dev.lockstep.jira.cloud;

import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Collection;
import java.util.List;
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
    ChangelogsJson question = new ChangelogsJson(List.copyOf(ids), PAGE, pageToken.orElse(null));
    return client.read(
        "changelog/bulkfetch",
        api ->
            api.changelogs(question)
                // Off the event loop: it waits for what is still to come.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(ChangelogReader::read));
  }
}
