package dev.lockstep.jira.store;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.command.AttachedFiles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class AttachedTable implements AttachedFiles {

  private static final String FIND =
      "select sha256, source, attachment_id from attached where item = $1 and name = $2";

  private static final String KEEP =
      """
      insert into attached (item, name, sha256, source, attachment_id)
      values ($1, $2, $3, $4, $5)
      on conflict (item, name) do update
        set sha256 = excluded.sha256, source = excluded.source,
            attachment_id = excluded.attachment_id\
      """;

  private final Pool pool;

  AttachedTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Optional<Kept>> find(WorkItemRef item, String name) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(item.toString(), name))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(kept(rows.iterator().next())));
  }

  @Override
  public Uni<Void> keep(WorkItemRef item, String name, Kept file) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(item.toString(), name, file.sha256(), file.source(), file.attachmentId()))
        .replaceWithVoid();
  }

  private static Kept kept(Row row) {
    return new Kept(row.getString(0), row.getString(1), row.getString(2));
  }
}
