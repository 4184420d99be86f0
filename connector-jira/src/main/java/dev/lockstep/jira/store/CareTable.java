package dev.lockstep.jira.store;

import dev.lockstep.jira.hookcare.CareMemory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class CareTable implements CareMemory {

  private static final String SAVE =
      """
      insert into hook_care (instance, wanted, registered) values ($1, $2, $3)
      on conflict (instance) do update set wanted = excluded.wanted, registered = excluded.registered""";

  private final Pool pool;

  CareTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Optional<Left>> load(String instance) {
    return pool.preparedQuery("select wanted, registered from hook_care where instance = $1")
        .execute(Tuple.of(instance))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Optional.empty();
              }
              Row row = rows.iterator().next();
              return Optional.of(new Left(row.getString(0), row.getString(1)));
            });
  }

  @Override
  public Uni<Void> save(String instance, Left left) {
    return pool.preparedQuery(SAVE)
        .execute(Tuple.of(instance, left.wanted(), left.registered()))
        .replaceWithVoid();
  }
}
