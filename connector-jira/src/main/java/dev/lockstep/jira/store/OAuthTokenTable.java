package dev.lockstep.jira.store;

import dev.lockstep.jira.oauth.TokenVault;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/** One row for each instance; who refreshes holds its lock until the new tokens are committed. */
@ApplicationScoped
class OAuthTokenTable implements TokenVault {

  private static final String ENSURE =
      "insert into oauth_token (instance) values ($1) on conflict do nothing";

  private static final String LOCK =
      """
      select begun_with, refresh_token, access_token, access_token_expires
      from oauth_token where instance = $1 for update""";

  private static final String KEEP =
      """
      update oauth_token
      set begun_with = $2, refresh_token = $3, access_token = $4, access_token_expires = $5, updated_at = now()
      where instance = $1""";

  private final Transactions transactions;

  OAuthTokenTable(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Kept> exchange(String instance, Function<Optional<Kept>, Uni<Kept>> work) {
    return transactions.run(
        tx ->
            tx.connection()
                .preparedQuery(ENSURE)
                .execute(Tuple.of(instance))
                .chain(() -> tx.connection().preparedQuery(LOCK).execute(Tuple.of(instance)))
                .map(OAuthTokenTable::kept)
                .chain(before -> work.apply(before).call(after -> keep(tx, instance, after))));
  }

  private static Optional<Kept> kept(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    return row.getString(0) == null
        ? Optional.empty()
        : Optional.of(
            new Kept(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant()));
  }

  private static Uni<Void> keep(Tx tx, String instance, Kept kept) {
    return tx.connection()
        .preparedQuery(KEEP)
        .execute(
            Tuple.of(
                instance,
                kept.begunWith(),
                kept.refreshToken(),
                kept.accessToken(),
                kept.accessExpires().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
