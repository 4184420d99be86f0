package dev.lockstep.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@link Backlog} over a table with a row for each message. */
public final class TableBacklog implements Backlog {

  /**
   * How the table looks.
   *
   * @param service the service it belongs to
   * @param table its name, which is the backlog's too
   * @param queueKind what its queues are called
   * @param gauge name of the gauge of what waits
   * @param queue SQL for the queue's name, the row being {@code p}
   * @param since column with the time a row was added
   * @param source SQL for the place a row came from, or {@code null}
   * @param headsOnly whether a key waits as a whole, shown by its head
   * @param busy SQL for whether somebody is working on the row {@code p} and has it unlocked
   * @param queues names of all queues
   */
  public record Shape(
      String service,
      String table,
      String queueKind,
      String gauge,
      String queue,
      String since,
      String source,
      boolean headsOnly,
      String busy,
      Supplier<Set<String>> queues) {

    private String turn() {
      return headsOnly ? "not exists (select 1 " + sameKey("<") : "true";
    }

    private String behind() {
      return "(select count(*) " + sameKey(">");
    }

    /** Rows of the key of {@code p} on one side of it, found by the table's index on keys. */
    private String sameKey(String side) {
      return "from %s o where o.%s = p.%s and o.key = p.key and o.seq %s p.seq)"
          .formatted(table, queueKind, queueKind, side);
    }
  }

  private final Shape shape;
  private final Pool pool;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  public TableBacklog(
      Shape shape, Pool pool, Transactions transactions, Outbox outbox, Clock clock) {
    this.shape = shape;
    this.pool = pool;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String name() {
    return shape.table();
  }

  @Override
  public String queueKind() {
    return shape.queueKind();
  }

  @Override
  public String gauge() {
    return shape.gauge();
  }

  @Override
  public Set<String> queues() {
    return shape.queues().get();
  }

  @Override
  public Uni<List<Entry>> list(Filter filter) {
    String sql =
        select("null")
            + " "
            + """
             and seq > $1 and ($2::text is null or %s = $2) and ($3::text is null or key = $3)
             and ($4::text is null or position(lower($4) in lower(reason)) > 0)
             order by seq limit $5"""
                .formatted(shape.queue());
    Tuple values =
        Tuple.of(filter.after(), filter.queue(), filter.key(), filter.reason(), filter.limit());
    return pool.preparedQuery(sql)
        .execute(values)
        .map(
            rows -> {
              List<Entry> entries = new ArrayList<>(rows.size());
              rows.forEach(row -> entries.add(entry(row)));
              return entries;
            });
  }

  @Override
  public Uni<Optional<Entry>> find(long id) {
    return pool.preparedQuery(select("value") + " and seq = $1")
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(entry(rows.iterator().next())));
  }

  @Override
  public Uni<Handled> repeat(long id) {
    return transactions.run(
        tx ->
            lock(tx, id)
                .chain(
                    row ->
                        row.isEmpty()
                            ? absent(id)
                            : tx.connection()
                                .preparedQuery(
                                    "update "
                                        + shape.table()
                                        + " set not_before = now() where seq = $1")
                                .execute(Tuple.of(id))
                                .replaceWith(Handled.DONE)));
  }

  @Override
  public Uni<Handled> discard(long id, Discard how) {
    return transactions
        .run(
            tx ->
                lock(tx, id)
                    .chain(
                        row ->
                            row.isEmpty()
                                ? absent(id)
                                : (how.wholeKey()
                                        ? lockBehind(tx, row.get())
                                        : Uni.createFrom().item(List.of(row.get())))
                                    .chain(rows -> remove(tx, rows, how))
                                    .replaceWith(Handled.DONE)))
        .invoke(outbox::wake);
  }

  @Override
  public Uni<List<Level>> levels() {
    return pool.query(
            """
            select %1$s, count(*), extract(epoch from now() - min(%2$s))::float8,
                   extract(epoch from now() - min(%2$s) filter (where attempts > 0 or reason is not null))::float8
            from %3$s p where %4$s group by 1"""
                .formatted(shape.queue(), shape.since(), shape.table(), shape.turn()))
        .execute()
        .map(
            rows -> {
              List<Level> levels = new ArrayList<>();
              rows.forEach(
                  row ->
                      levels.add(
                          new Level(
                              row.getString(0),
                              row.getLong(1),
                              duration(row.getDouble(2)),
                              duration(row.getDouble(3)))));
              return levels;
            });
  }

  private String select(String value) {
    return "select seq, %s, key, %s, attempts, %s, not_before, reason, %s, headers, %s from %s p where %s"
        .formatted(
            shape.queue(),
            shape.source(),
            shape.since(),
            shape.behind(),
            value,
            shape.table(),
            shape.turn());
  }

  private Uni<Optional<Row>> lock(Tx tx, long id) {
    return tx.connection()
        .preparedQuery(lockRows() + shape.turn() + " and seq = $1 for update of p skip locked")
        .execute(Tuple.of(id))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next()));
  }

  private Uni<List<Row>> lockBehind(Tx tx, Row head) {
    return tx.connection()
        .preparedQuery(
            lockRows()
                + shape.queue()
                + " = $1 and key = $2 and seq >= $3 order by seq for update of p skip locked")
        .execute(Tuple.of(head.getString(1), head.getString(2), head.getLong(0)))
        .map(
            rows -> {
              List<Row> all = new ArrayList<>(rows.size());
              rows.forEach(all::add);
              return all;
            });
  }

  private String lockRows() {
    return "select seq, %s, key, headers, value from %s p where not (%s) and "
        .formatted(shape.queue(), shape.table(), shape.busy());
  }

  private Uni<Void> remove(Tx tx, List<Row> rows, Discard how) {
    Discarded discarded = new Discarded("/" + shape.service(), how, clock.instant());
    for (Row row : rows) {
      discarded.add(
          row.getString(1), row.getString(2), HeadersJson.read(row.getString(3)), row.getString(4));
    }
    return tx.connection()
        .preparedQuery("delete from " + shape.table() + " where seq = any($1)")
        .execute(Tuple.of(rows.stream().map(row -> row.getLong(0)).toArray(Long[]::new)))
        .chain(() -> outbox.append(tx, discarded.outcomes()));
  }

  /** Nothing could be locked: it is not there, or somebody else has it. */
  private Uni<Handled> absent(long id) {
    return find(id).map(found -> found.isEmpty() ? Handled.UNKNOWN : Handled.BUSY);
  }

  private static Entry entry(Row row) {
    Map<String, String> headers = HeadersJson.read(row.getString(9));
    return new Entry(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInteger(4),
        instant(row, 5),
        instant(row, 6),
        row.getString(7),
        row.getLong(8),
        headers,
        row.getString(10));
  }

  private static Instant instant(Row row, int column) {
    return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
  }

  private static Duration duration(@Nullable Double seconds) {
    return seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(seconds * 1000));
  }
}
