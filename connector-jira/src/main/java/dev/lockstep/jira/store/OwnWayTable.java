package dev.lockstep.jira.store;

import dev.lockstep.jira.command.OwnWays;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class OwnWayTable implements OwnWays {

  private static final String OF = "select statuses from own_way where command_id = $1";

  /** What was left behind goes with it: no command is under way for a week. */
  private static final String KEEP =
      """
      with old as (delete from own_way where kept_at < now() - interval '7 days')
      insert into own_way (command_id, statuses) values ($1, $2)
      on conflict (command_id) do update set statuses = own_way.statuses || excluded.statuses\
      """;

  private static final String FORGET = "delete from own_way where command_id = $1";

  private final Pool pool;

  OwnWayTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<String>> of(String commandId) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(commandId))
        .map(
            rows ->
                rows.size() == 0
                    ? List.of()
                    : List.of(rows.iterator().next().getArrayOfStrings(0)));
  }

  @Override
  public Uni<Void> keep(String commandId, List<String> statuses) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(commandId, statuses.toArray(String[]::new)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forget(String commandId) {
    return pool.preparedQuery(FORGET).execute(Tuple.of(commandId)).replaceWithVoid();
  }
}
