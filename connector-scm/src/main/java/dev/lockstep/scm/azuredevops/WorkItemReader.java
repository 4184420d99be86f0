package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads work items by id, up to 200 in one call, as they are or were. */
final class WorkItemReader {

  private static final int BATCH = 200;

  private final AzureDevOpsClient client;
  private final WorkItemsApi api;

  WorkItemReader(AzureDevOpsClient client, WorkItemsApi api) {
    this.client = client;
    this.api = api;
  }

  /** With what they are linked with; those that are not there, or not to be seen, are left out. */
  Uni<Map<Integer, RevisionJson>> now(Collection<Integer> ids) {
    return read(ids, "relations", null);
  }

  /** As they were at a time. */
  Uni<Map<Integer, RevisionJson>> at(Instant time, Collection<Integer> ids) {
    return read(ids, "fields", time.toString());
  }

  private Uni<Map<Integer, RevisionJson>> read(
      Collection<Integer> ids, String expand, @Nullable String asOf) {
    Map<Integer, RevisionJson> found = new HashMap<>();
    return Multi.createFrom()
        .iterable(List.copyOf(new TreeSet<>(ids)))
        .group()
        .intoLists()
        .of(BATCH)
        .onItem()
        .transformToUniAndConcatenate(
            some ->
                client.read(
                    "/_apis/wit/workitemsbatch",
                    () -> api.batch(new BatchQueryJson(some, expand, asOf, "omit"))))
        .onItem()
        .invoke(
            page ->
                PullRequestPages.present(page.value())
                    .forEach(item -> found.put(item.id() == null ? 0 : item.id(), item)))
        .collect()
        .last()
        .map(done -> found);
  }

  /** One revision of an item; null when it cannot be read any more. */
  Uni<@Nullable RevisionJson> revision(int id, int rev) {
    return client
        .read("/_apis/wit/workItems/{id}/revisions/{rev}", () -> api.revision(id, rev))
        .onFailure(UpstreamException.NotFound.class)
        .recoverWithNull();
  }
}
