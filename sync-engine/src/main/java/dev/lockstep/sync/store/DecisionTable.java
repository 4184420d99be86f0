package dev.lockstep.sync.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Counters;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Decisions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DecisionTable implements Decisions {

  /** A move is a part of the item's history: what the tracker tells after it is no person's. */
  private static final String KEEP =
      """
      with kept as (
        insert into decision (id, ref, key, decided_at, data, command_id)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
        on conflict do nothing
        returning id, ref, key, decided_at)
      insert into history (key, at, live, kind, ref, data)
      select k.key, k.decided_at, true, 'MOVE', k.ref, m.wanted
      from kept k join unnest($1::text[], $7::text[]) as m (id, wanted) on m.id = k.id
      where m.wanted is not null\
      """;

  private static final String REMEMBER_COMMANDS =
      """
      insert into pending (command_id, ref, wanted, since)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) on conflict do nothing\
      """;

  private static final String CLOSE =
      """
      with told as (
        select distinct on (command_id) command_id, words, moved_from, moved_to
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
             as t (command_id, words, moved_from, moved_to, n)
        order by command_id, n desc)
      update decision
      set outcome = told.words, moved_from = told.moved_from, moved_to = told.moved_to
      from told where decision.command_id = told.command_id\
      """;

  private static final String SELECT =
      "select id, data, outcome, moved_from, moved_to, undone_by from decision ";

  private static final String ABOUT =
      SELECT
          + "where ref in (select ref from item_key where key = $1) order by decided_at desc limit $2";

  private static final String LAST_MOVE =
      SELECT + "where ref = $1 and command_id is not null order by decided_at desc limit 1";

  private final Pool pool;
  private final ObjectMapper json;
  private final Refusals refusals;
  private final Counters counters;

  DecisionTable(Pool pool, ObjectMapper json, MeterRegistry metrics, Refusals refusals) {
    this.pool = pool;
    this.refusals = refusals;
    this.json = json;
    this.counters = new Counters(metrics, "lockstep.decisions", "rule", "verdict", "reason");
  }

  @Override
  public Uni<Void> keep(
      Tx tx,
      Collection<Envelope<DecisionMade>> decisions,
      Collection<Envelope<TransitionWorkItem>> commands) {
    if (decisions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.tuple()
            .addValue(decisions.stream().map(Envelope::id).toArray(String[]::new))
            .addValue(
                decisions.stream().map(d -> d.data().item().toString()).toArray(String[]::new))
            .addValue(decisions.stream().map(d -> d.data().key()).toArray(String[]::new))
            .addValue(
                decisions.stream()
                    .map(d -> d.data().occurredAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new))
            .addValue(decisions.stream().map(d -> write(d.data())).toArray(String[]::new))
            .addValue(decisions.stream().map(d -> d.data().commandId()).toArray(String[]::new))
            .addValue(decisions.stream().map(d -> wanted(d, commands)).toArray(String[]::new));
    Uni<Void> kept =
        tx.connection()
            .preparedQuery(KEEP)
            .execute(rows)
            .invoke(() -> decisions.forEach(decision -> count(decision.data())))
            .replaceWithVoid();
    if (commands.isEmpty()) {
      return kept;
    }
    Tuple ways =
        Tuple.of(
            commands.stream().map(Envelope::id).toArray(String[]::new),
            commands.stream().map(c -> c.data().item().toString()).toArray(String[]::new),
            commands.stream().map(c -> c.data().wanted().get(0)).toArray(String[]::new),
            commands.stream()
                .map(c -> c.data().requestedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    return Uni.combine()
        .all()
        .unis(kept, tx.connection().preparedQuery(REMEMBER_COMMANDS).execute(ways))
        .discardItems();
  }

  /** The statuses that a decision's command leads to, one a line. */
  private static @Nullable String wanted(
      Envelope<DecisionMade> decision, Collection<Envelope<TransitionWorkItem>> commands) {
    return commands.stream()
        .filter(command -> command.id().equals(decision.data().commandId()))
        .map(command -> String.join("\n", command.data().wanted()))
        .findFirst()
        .orElse(null);
  }

  private void count(DecisionMade made) {
    String rule = made.rule();
    DecisionMade.SkipReason reason = made.reason();
    counters
        .of(
            rule == null ? "none" : rule,
            word(made.verdict()),
            reason == null ? "none" : word(reason))
        .increment();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Uni<List<TransitionFailed>> close(Tx tx, Collection<Outcome> outcomes, Instant now) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Outcome> ends = outcomes.stream().filter(o -> !(o instanceof CommandDeferred)).toList();
    List<CommandApplied> applied =
        outcomes.stream()
            .filter(CommandApplied.class::isInstance)
            .map(CommandApplied.class::cast)
            .toList();
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            tx.connection()
                .preparedQuery(CLOSE)
                .execute(
                    Tuple.of(
                        outcomes.stream().map(Outcome::commandId).toArray(String[]::new),
                        outcomes.stream().map(DecisionTable::words).toArray(String[]::new),
                        outcomes.stream().map(o -> moved(o, true)).toArray(String[]::new),
                        outcomes.stream().map(o -> moved(o, false)).toArray(String[]::new))),
            reached(tx, applied),
            refusals.close(tx, outcomes, now),
            tx.connection()
                .preparedQuery("delete from pending where command_id = any($1)")
                .execute(Tuple.of(ends.stream().map(Outcome::commandId).toArray(String[]::new))))
        .asTuple()
        .map(answers -> answers.getItem3());
  }

  private static @Nullable String moved(Outcome outcome, boolean from) {
    return outcome instanceof CommandApplied applied && applied.wrote()
        ? from ? applied.from() : applied.to()
        : null;
  }

  /**
   * The tracker will tell the same in its own time; until then later decisions must not start from
   * the old status. Of several outcomes about one item the last one tells where it stands: an
   * UPDATE that finds several rows to join takes any.
   */
  private static Uni<Void> reached(Tx tx, List<CommandApplied> applied) {
    if (applied.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.connection()
        .preparedQuery(
            """
            with reached as (
              select distinct on (a.ref) a.ref, a.status
              from unnest($1::text[], $2::text[], $3::text[]) with ordinality as a (command_id, ref, status, n)
              join pending p on p.command_id = a.command_id
              where a.status is not null
              order by a.ref, a.n desc)
            update item set status = r.status, reached = r.status, stood = r.status from reached r where item.ref = r.ref\
            """)
        .execute(
            Tuple.of(
                applied.stream().map(CommandApplied::commandId).toArray(String[]::new),
                applied.stream().map(a -> a.item().toString()).toArray(String[]::new),
                applied.stream().map(CommandApplied::to).toArray(String[]::new)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<List<Kept>>> about(String key, int limit) {
    return pool.preparedQuery("select 1 from item_key where key = $1 limit 1")
        .execute(Tuple.of(key))
        .chain(
            known ->
                known.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : pool.preparedQuery(ABOUT)
                        .execute(Tuple.of(key, limit))
                        .map(this::kept)
                        .map(Optional::of));
  }

  @Override
  public Uni<Optional<Kept>> find(Tx tx, String id) {
    return tx.connection()
        .preparedQuery(SELECT + "where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> kept(rows).stream().findFirst());
  }

  @Override
  public Uni<Optional<Kept>> lastMove(Tx tx, String item) {
    return tx.connection()
        .preparedQuery(LAST_MOVE)
        .execute(Tuple.of(item))
        .map(rows -> kept(rows).stream().findFirst());
  }

  @Override
  public Uni<Void> undone(Tx tx, String id, String by) {
    return tx.connection()
        .preparedQuery("update decision set undone_by = $2 where id = $1")
        .execute(Tuple.of(id, by))
        .replaceWithVoid();
  }

  private List<Kept> kept(io.vertx.mutiny.sqlclient.RowSet<Row> rows) {
    List<Kept> kept = new ArrayList<>(rows.size());
    for (Row row : rows) {
      String from = row.getString(3);
      String to = row.getString(4);
      kept.add(
          new Kept(
              row.getString(0),
              read(row.getString(1)),
              row.getString(2),
              from == null || to == null ? null : new Moved(from, to),
              row.getString(5)));
    }
    return kept;
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof CommandApplied applied) {
      return applied.wrote()
          ? "moved from %s to %s".formatted(applied.from(), applied.to())
          : "was in %s already".formatted(applied.to());
    }
    if (outcome instanceof CommandSuperseded superseded) {
      return "left alone: meanwhile it was moved to " + superseded.actual();
    }
    if (outcome instanceof CommandRejected rejected) {
      return "not possible (" + rejected.reason() + "): " + rejected.detail();
    }
    CommandDeferred deferred = (CommandDeferred) outcome;
    return "waits until " + deferred.until() + ": " + deferred.reason();
  }

  private String write(DecisionMade decision) {
    try {
      return json.writeValueAsString(decision);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write decision", e);
    }
  }

  private DecisionMade read(String text) {
    try {
      return json.readValue(text, DecisionMade.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read decision", e);
    }
  }
}
