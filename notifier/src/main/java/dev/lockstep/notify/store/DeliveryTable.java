package dev.lockstep.notify.store;

import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Leases.Lease;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.app.DeliveryStore;
import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.render.Composition;
import dev.lockstep.notify.render.Telling;
import dev.lockstep.notify.route.Notice;
import dev.lockstep.notify.route.Recipient;
import dev.lockstep.notify.route.Verdict.Tell;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code delivery} and {@code message}, written by the batch and the composer. */
@ApplicationScoped
class DeliveryTable implements DeliveryStore {

  private static final int PORTION = 200;

  private static final String POST =
      """
      insert into delivery (cause, recipient, item, key, summary, from_status, to_status, actor, url,
                            published_at, correlation_id, created_at)
      select t.*, $12 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                                  $6::text[], $7::text[], $8::text[], $9::text[],
                                  $10::timestamptz[], $11::text[]) as t
      on conflict (cause, recipient) do nothing\
      """;

  private static final String POST_NOTICES =
      """
      insert into delivery (cause, recipient, item, key, summary, from_status, to_status, url,
                            published_at, correlation_id, created_at, notice)
      select cause, recipient, '', key, '', '', '', '', published_at, correlation_id, $7, notice
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
           as t (cause, recipient, key, notice, published_at, correlation_id)
      on conflict (cause, recipient) do nothing\
      """;

  private static final String HAS_MAIL =
      """
      select exists (select from recipient where id = $1 and not_before <= $2)
         and exists (select from delivery where recipient = $1 and state = 'WAITING')""";

  private static final String PENDING =
      "select id, text, correlation_ids from message where recipient = $1 and state = 'PENDING'"
          + " order by seq limit 1";

  private static final String COMPOSE =
      """
      with composed as (
        insert into message (id, recipient, text, state, composed_at, correlation_ids)
        values ($1, $2, $3, 'PENDING', $4, $6))
      update delivery set message = $1 where seq = any($5)\
      """;

  private static final String BACKLOGS =
      """
      select recipient, count(*) as waiting, min(created_at) as oldest
      from delivery where state = 'WAITING' group by recipient\
      """;

  private final Pool pool;
  private final Transactions transactions;
  private final Leases leases;

  DeliveryTable(Pool pool, Transactions transactions, Leases leases) {
    this.pool = pool;
    this.transactions = transactions;
    this.leases = leases;
  }

  private record Addressed(Tell tell, Recipient recipient) {}

  @Override
  public Uni<Void> post(Tx tx, List<Tell> tells, Instant now) {
    List<Addressed> rows =
        tells.stream()
            .flatMap(tell -> tell.recipients().stream().map(to -> new Addressed(tell, to)))
            .toList();
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple columns =
        Tuple.tuple()
            .addValue(Columns.of(rows, row -> row.tell().change().cause()))
            .addValue(Columns.of(rows, row -> row.recipient().id()))
            .addValue(Columns.of(rows, row -> row.tell().change().item().toString()))
            .addValue(Columns.of(rows, row -> row.tell().change().key()))
            .addValue(Columns.of(rows, row -> row.tell().change().summary()))
            .addValue(Columns.of(rows, row -> row.tell().change().from()))
            .addValue(Columns.of(rows, row -> row.tell().change().to()))
            .addValue(Columns.of(rows, row -> row.tell().change().actor()))
            .addValue(Columns.of(rows, row -> row.tell().change().url()))
            .addValue(Columns.times(rows, row -> row.tell().change().published()))
            .addValue(Columns.of(rows, row -> row.tell().change().correlationId()))
            .addValue(Columns.time(now));
    return tx.connection().preparedQuery(POST).execute(columns).replaceWithVoid();
  }

  @Override
  public Uni<Void> postNotices(Tx tx, List<Notice> notices, Instant now) {
    record Row(Notice notice, Recipient recipient) {}
    List<Row> rows =
        notices.stream()
            .flatMap(notice -> notice.recipients().stream().map(to -> new Row(notice, to)))
            .toList();
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery(POST_NOTICES)
            .execute(
                Tuple.tuple()
                    .addValue(Columns.of(rows, row -> row.notice().cause()))
                    .addValue(Columns.of(rows, row -> row.recipient().id()))
                    .addValue(Columns.of(rows, row -> row.notice().key()))
                    .addValue(Columns.of(rows, row -> row.notice().text()))
                    .addValue(Columns.times(rows, row -> row.notice().published()))
                    .addValue(Columns.of(rows, row -> row.notice().correlationId()))
                    .addValue(Columns.time(now)))
            .replaceWithVoid();
  }

  @Override
  public Uni<Boolean> waitsFor(Recipient recipient, Instant by) {
    return pool.preparedQuery(HAS_MAIL)
        .execute(Tuple.of(recipient.id(), Columns.time(by)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  @Override
  public Uni<Optional<ChatMessage>> next(
      Lease lease, Recipient recipient, Instant now, Composer composer) {
    return pool.preparedQuery(PENDING)
        .execute(Tuple.of(recipient.id()))
        .chain(
            rows -> {
              for (Row row : rows) {
                return Uni.createFrom()
                    .item(
                        Optional.of(
                            new ChatMessage(
                                row.getUUID("id"),
                                recipient.address(),
                                row.getString("text"),
                                List.of(row.getArrayOfStrings("correlation_ids")))));
              }
              return transactions.run(tx -> composed(tx, lease, recipient, now, composer));
            });
  }

  private Uni<Optional<ChatMessage>> composed(
      Tx tx, Lease lease, Recipient recipient, Instant now, Composer composer) {
    return tx.connection()
        .preparedQuery(TellingRow.WAITING)
        .execute(Tuple.of(recipient.id(), PORTION))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : leases
                        .guard(tx, lease)
                        .chain(() -> keep(tx, recipient, rows, now, composer)));
  }

  private Uni<Optional<ChatMessage>> keep(
      Tx tx, Recipient recipient, RowSet<Row> rows, Instant now, Composer composer) {
    List<Long> seqs = new ArrayList<>();
    List<Telling> waiting = new ArrayList<>();
    String notice = null;
    // A sentence is a message of its own; changes are told together up to the next sentence.
    for (Row row : rows) {
      notice = TellingRow.notice(row);
      if (notice != null && !waiting.isEmpty()) {
        break;
      }
      seqs.add(row.getLong("seq"));
      if (notice != null) {
        break;
      }
      waiting.add(TellingRow.read(row));
    }
    Composition composition =
        waiting.isEmpty() ? composer.notice("" + notice) : composer.changes(waiting);
    ChatMessage message =
        new ChatMessage(
            UUID.randomUUID(),
            recipient.address(),
            composition.text(),
            correlationIds(waiting.subList(0, Math.min(composition.told(), waiting.size()))));
    return tx.connection()
        .preparedQuery(COMPOSE)
        .execute(
            Tuple.of(
                message.id(),
                recipient.id(),
                message.text(),
                Columns.time(now),
                seqs.subList(0, composition.told()).toArray(Long[]::new),
                message.correlationIds().toArray(String[]::new)))
        .replaceWith(Optional.of(message));
  }

  private static List<String> correlationIds(List<Telling> told) {
    return told.stream().map(Telling::correlationId).filter(Objects::nonNull).distinct().toList();
  }

  @Override
  public Uni<List<Backlog>> backlogs() {
    return pool.query(BACKLOGS)
        .execute()
        .map(
            rows -> {
              List<Backlog> backlogs = new ArrayList<>();
              for (Row row : rows) {
                backlogs.add(
                    new Backlog(
                        row.getString("recipient"),
                        row.getLong("waiting"),
                        row.getOffsetDateTime("oldest").toInstant()));
              }
              return backlogs;
            });
  }

  /** Their deliveries go with them. */
  @Override
  public Uni<Integer> forget(Instant endedBefore) {
    return pool.preparedQuery("delete from message where state <> 'PENDING' and ended_at < $1")
        .execute(Tuple.of(Columns.time(endedBefore)))
        .map(RowSet::rowCount);
  }
}
