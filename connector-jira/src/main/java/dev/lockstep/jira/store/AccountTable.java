package dev.lockstep.jira.store;

import dev.lockstep.jira.command.KnownAccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

@ApplicationScoped
class AccountTable implements KnownAccounts {

  private static final String OF =
      "select email, account_id, looked_at from account where instance = $1 and email = any($2)";

  private static final String KEEP =
      """
      insert into account (instance, email, account_id, looked_at) values ($1, $2, $3, $4)
      on conflict (instance, email)
        do update set account_id = excluded.account_id, looked_at = excluded.looked_at\
      """;

  private final Pool pool;

  AccountTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<Known>> of(String instance, Set<String> emails) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(instance, emails.toArray(String[]::new)))
        .map(
            rows -> {
              List<Known> known = new ArrayList<>(rows.size());
              rows.forEach(row -> known.add(known(row)));
              return known;
            });
  }

  @Override
  public Uni<Void> keep(String instance, Known known) {
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                instance,
                known.email(),
                known.accountId(),
                known.lookedAt().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static Known known(Row row) {
    return new Known(row.getString(0), row.getString(1), row.getOffsetDateTime(2).toInstant());
  }
}
