package dev.lockstep.scm.store;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.collect.BranchStore;
import dev.lockstep.scm.collect.KnownBranch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class BranchTable implements BranchStore {

  /** Longer than any look at a repository takes. */
  private static final long VANISHED_KEPT = Duration.ofHours(1).toMillis();

  private static final String LOAD =
      "select name, head, keys, version from branch where repository = $1";

  private static final String SAVE =
      """
      insert into branch (repository, name, head, keys, version)
      select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::bigint[])
      on conflict (repository, name) do update
        set head = excluded.head, keys = excluded.keys, version = excluded.version
        where branch.version <= excluded.version\
      """;

  private static final String CLEAN =
      "delete from branch where repository = $1 and head is null and version < $2";

  private final Pool pool;

  BranchTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Map<String, KnownBranch>> load(RepositoryRef repository) {
    return pool.preparedQuery(LOAD).execute(Tuple.of(repository.toString())).map(BranchTable::read);
  }

  @Override
  public Uni<Map<String, KnownBranch>> load(RepositoryRef repository, Collection<String> names) {
    return pool.preparedQuery(LOAD + " and name = any($2)")
        .execute(Tuple.of(repository.toString(), names.toArray(String[]::new)))
        .map(BranchTable::read);
  }

  @Override
  public Uni<Void> save(RepositoryRef repository, List<KnownBranch> branches) {
    if (branches.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String ref = repository.toString();
    long newest = branches.stream().mapToLong(KnownBranch::version).max().orElse(0);
    Tuple rows =
        Tuple.of(
            ref,
            branches.stream().map(KnownBranch::name).toArray(String[]::new),
            branches.stream().map(KnownBranch::head).toArray(String[]::new),
            branches.stream().map(KnownBranch::keys).toArray(String[]::new),
            branches.stream().map(KnownBranch::version).toArray(Long[]::new));
    return pool.preparedQuery(SAVE)
        .execute(rows)
        .chain(() -> pool.preparedQuery(CLEAN).execute(Tuple.of(ref, newest - VANISHED_KEPT)))
        .replaceWithVoid();
  }

  private static Map<String, KnownBranch> read(RowSet<Row> rows) {
    Map<String, KnownBranch> known = new HashMap<>();
    for (Row row : rows) {
      String name = row.getString(0);
      known.put(name, new KnownBranch(name, row.getString(1), row.getString(2), row.getLong(3)));
    }
    return known;
  }
}
