package dev.lockstep.jira.store;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.command.CommentPairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class CommentTable implements CommentPairs {

  private static final String FIND =
      "select comment_id, body_hash from comment_of where source = $1 and item = $2";

  private static final String KEEP =
      """
      insert into comment_of (source, item, comment_id, body_hash) values ($1, $2, $3, $4)
      on conflict (source, item)
        do update set comment_id = excluded.comment_id, body_hash = excluded.body_hash\
      """;

  private static final String FORGET = "delete from comment_of where source = $1 and item = $2";

  private final Pool pool;

  CommentTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Optional<Pair>> find(String source, WorkItemRef item) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(source, item.toString()))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(pair(rows.iterator().next())));
  }

  @Override
  public Uni<Void> keep(String source, WorkItemRef item, Pair pair) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(source, item.toString(), pair.id(), pair.hash()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forget(String source, WorkItemRef item) {
    return pool.preparedQuery(FORGET).execute(Tuple.of(source, item.toString())).replaceWithVoid();
  }

  private static Pair pair(Row row) {
    return new Pair(row.getString(0), row.getString(1));
  }
}
