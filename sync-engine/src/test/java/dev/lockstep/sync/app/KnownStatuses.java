package dev.lockstep.sync.app;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Trackers of which the statuses are known. */
record KnownStatuses(Map<String, Set<String>> statuses) implements Trackers {
  @Override
  public Uni<Void> putStatuses(Tx tx, Collection<DirectoryEntry> entries) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Map<String, Set<String>>> statusesByInstance() {
    return Uni.createFrom().item(statuses);
  }

  @Override
  public Uni<Void> putRead(Tx tx, Collection<WorkItemsRead> read) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Void> complete(Tx tx) {
    throw new UnsupportedOperationException();
  }
}
