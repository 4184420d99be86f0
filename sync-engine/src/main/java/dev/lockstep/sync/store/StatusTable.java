package dev.lockstep.sync.store;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Statuses;
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
class StatusTable implements Statuses {

  private static final String PUT =
      """
      insert into status_name (source, id, name, gone)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
      on conflict (source, id) do update set name = excluded.name, gone = excluded.gone\
      """;

  private final Pool pool;

  StatusTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> put(Tx tx, Collection<DirectoryEntry> entries) {
    return entries.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery(PUT)
            .execute(
                Tuple.of(
                    entries.stream().map(DirectoryEntry::source).toArray(String[]::new),
                    entries.stream().map(DirectoryEntry::id).toArray(String[]::new),
                    entries.stream().map(DirectoryEntry::name).toArray(String[]::new),
                    entries.stream().map(entry -> !entry.exists()).toArray(Boolean[]::new)))
            .replaceWithVoid();
  }

  @Override
  public Uni<Map<String, Set<String>>> byInstance() {
    return pool.query(
            "select split_part(source, '/', 2), lower(name) from status_name where not gone")
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
}
