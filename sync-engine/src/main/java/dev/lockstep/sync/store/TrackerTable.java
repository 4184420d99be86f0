package dev.lockstep.sync.store;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Trackers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

@ApplicationScoped
class TrackerTable implements Trackers {

  private static final String PUT_STATUSES =
      """
      insert into status_name (source, id, name, gone)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
      on conflict (source, id) do update set name = excluded.name, gone = excluded.gone\
      """;

  private static final String PUT =
      "insert into tracker (source) select * from unnest($1::text[]) on conflict do nothing";

  private static final String PUT_ENDS =
      """
      insert into tracker_end (source, topic, partition, record_offset)
      select * from unnest($1::text[], $2::text[], $3::int[], $4::bigint[])
      on conflict (source, topic, partition) do update set record_offset = excluded.record_offset\
      """;

  /** Passed means: the offset was taken in and nothing up to it is parked. */
  private static final String COMPLETE =
      """
      update tracker t set complete = true
      where not complete and not exists (
        select 1 from tracker_end e
        left join consumer_offset o on o.topic = e.topic and o.partition = e.partition
        where e.source = t.source
          and (o.next is null or o.next <= e.record_offset
               or exists (select 1 from parked p
                          where p.topic = e.topic and p.partition = e.partition
                            and p.record_offset <= e.record_offset)))\
      """;

  private final Pool pool;

  TrackerTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> putStatuses(Tx tx, Collection<DirectoryEntry> entries) {
    return entries.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery(PUT_STATUSES)
            .execute(
                Tuple.of(
                    entries.stream().map(DirectoryEntry::source).toArray(String[]::new),
                    entries.stream().map(DirectoryEntry::id).toArray(String[]::new),
                    entries.stream().map(DirectoryEntry::name).toArray(String[]::new),
                    entries.stream().map(entry -> !entry.exists()).toArray(Boolean[]::new)))
            .replaceWithVoid();
  }

  @Override
  public Uni<Map<String, Set<String>>> statusesByInstance() {
    return pool.query("select split_part(source, '/', 2), name from status_name where not gone")
        .execute()
        .map(
            rows -> {
              Map<String, Set<String>> names = new HashMap<>();
              for (Row row : rows) {
                names
                    .computeIfAbsent(row.getString(0), instance -> new HashSet<>())
                    .add(row.getString(1));
              }
              return names;
            });
  }

  @Override
  public Uni<Void> putRead(Tx tx, Collection<WorkItemsRead> read) {
    Map<String, Map<String, Long>> ends = new HashMap<>();
    read.forEach(all -> ends.put(all.source(), all.ends()));
    // Carried out one after the other, answered together.
    return ends.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.combine()
            .all()
            .unis(
                tx.connection()
                    .preparedQuery(PUT)
                    .execute(Tuple.of(ends.keySet().toArray(String[]::new))),
                tx.connection().preparedQuery(PUT_ENDS).execute(EndRows.of(ends)))
            .discardItems();
  }

  @Override
  public Uni<Void> complete(Tx tx) {
    return tx.connection().preparedQuery(COMPLETE).execute().replaceWithVoid();
  }
}
