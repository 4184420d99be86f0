package dev.lockstep.scm.store;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.messaging.Tx;
import dev.lockstep.scm.collect.ProjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

@ApplicationScoped
class ProjectTable implements ProjectStore {

  private static final String ADD =
      """
      insert into project (source, id, key)
      select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing\
      """;

  private static final String REMOVE =
      """
      delete from project p using unnest($1::text[], $2::text[]) as r (source, id)
      where p.source = r.source and p.id = r.id\
      """;

  private final Pool pool;

  ProjectTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Set<String>> keys() {
    return pool.query("select distinct key from project")
        .execute()
        .map(
            rows -> {
              Set<String> keys = new HashSet<>();
              rows.forEach(row -> keys.add(row.getString(0)));
              return keys;
            });
  }

  @Override
  public Uni<Void> keep(Tx tx, List<DirectoryEntry> projects) {
    List<DirectoryEntry> there = projects.stream().filter(DirectoryEntry::exists).toList();
    List<DirectoryEntry> gone = projects.stream().filter(entry -> !entry.exists()).toList();
    Uni<Void> removed = gone.isEmpty() ? Uni.createFrom().voidItem() : remove(tx, gone);
    return there.isEmpty() ? removed : removed.chain(() -> add(tx, there));
  }

  private static Uni<Void> add(Tx tx, List<DirectoryEntry> projects) {
    Tuple rows = ids(projects);
    rows.addValue(
        projects.stream()
            .map(entry -> Objects.requireNonNull(entry.key()).toUpperCase(Locale.ROOT))
            .toArray(String[]::new));
    return tx.connection().preparedQuery(ADD).execute(rows).replaceWithVoid();
  }

  private static Uni<Void> remove(Tx tx, List<DirectoryEntry> projects) {
    return tx.connection().preparedQuery(REMOVE).execute(ids(projects)).replaceWithVoid();
  }

  private static Tuple ids(List<DirectoryEntry> projects) {
    return Tuple.tuple()
        .addValue(projects.stream().map(DirectoryEntry::source).toArray(String[]::new))
        .addValue(projects.stream().map(DirectoryEntry::id).toArray(String[]::new));
  }
}
