package dev.lockstep.notify.store;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.app.SnapshotStore;
import dev.lockstep.notify.route.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code snapshot}, read and written by the batch. */
@ApplicationScoped
class SnapshotTable implements SnapshotStore {

  private static final String LOCK =
      """
      select item, key, status_id, status, summary, assignee, version, event_id, seeded
      from snapshot where item = any($1) order by item for update""";

  private static final String KEEP =
      """
      insert into snapshot (item, key, status_id, status, summary, assignee, version, event_id, seeded)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                           $7::bigint[], $8::text[], $9::boolean[])
      on conflict (item) do update
        set key = excluded.key, status_id = excluded.status_id, status = excluded.status,
            summary = excluded.summary, assignee = excluded.assignee, version = excluded.version,
            event_id = excluded.event_id, seeded = excluded.seeded
        where excluded.version > snapshot.version
           or (excluded.version = snapshot.version and excluded.event_id <> snapshot.event_id)""";

  @Override
  public Uni<Map<WorkItemRef, Snapshot>> lock(Tx tx, Collection<WorkItemRef> items) {
    if (items.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    String[] names = Columns.of(items, WorkItemRef::toString);
    return tx.connection()
        .preparedQuery(LOCK)
        .execute(Tuple.of(names))
        .map(
            rows -> {
              Map<WorkItemRef, Snapshot> found = new HashMap<>();
              for (Row row : rows) {
                Snapshot snapshot = snapshot(row);
                found.put(snapshot.item(), snapshot);
              }
              return found;
            });
  }

  @Override
  public Uni<Void> keep(Tx tx, List<Snapshot> snapshots) {
    if (snapshots.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple columns =
        Tuple.tuple()
            .addValue(Columns.of(snapshots, snapshot -> snapshot.item().toString()))
            .addValue(Columns.of(snapshots, Snapshot::key))
            .addValue(Columns.of(snapshots, Snapshot::statusId))
            .addValue(Columns.of(snapshots, Snapshot::status))
            .addValue(Columns.of(snapshots, Snapshot::summary))
            .addValue(Columns.of(snapshots, Snapshot::assignee))
            .addValue(snapshots.stream().map(Snapshot::version).toArray(Long[]::new))
            .addValue(Columns.of(snapshots, Snapshot::eventId))
            .addValue(snapshots.stream().map(Snapshot::seeded).toArray(Boolean[]::new));
    return tx.connection().preparedQuery(KEEP).execute(columns).replaceWithVoid();
  }

  private static Snapshot snapshot(Row row) {
    return new Snapshot(
        WorkItemRef.parse(row.getString("item")),
        row.getString("key"),
        row.getString("status_id"),
        row.getString("status"),
        row.getString("summary"),
        row.getString("assignee"),
        row.getLong("version"),
        row.getString("event_id"),
        row.getBoolean("seeded"));
  }
}
