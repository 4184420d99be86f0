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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class DecisionTable implements Decisions {

  private static final String KEEP =
      """
      insert into decision (id, ref, key, decided_at, data, command_id)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
      on conflict do nothing\
      """;

  private static final String REMEMBER_COMMANDS =
      """
      insert into pending (command_id, ref, wanted, since)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) on conflict do nothing\
      """;

  private static final String CLOSE =
      """
      with told as (
        select distinct on (command_id) command_id, words
        from unnest($1::text[], $2::text[]) with ordinality as t (command_id, words, n)
        order by command_id, n desc)
      update decision set outcome = told.words from told where decision.command_id = told.command_id\
      """;

  private static final String ABOUT =
      """
      select id, data, outcome from decision
      where ref in (select ref from item_key where key = $1) order by decided_at desc limit $2\
      """;

  private final Pool pool;
  private final ObjectMapper json;
  private final Counters counters;

  DecisionTable(Pool pool, ObjectMapper json, MeterRegistry metrics) {
    this.pool = pool;
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
            .addValue(decisions.stream().map(d -> d.data().commandId()).toArray(String[]::new));
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
  public Uni<Void> close(Tx tx, Collection<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().voidItem();
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
                        outcomes.stream().map(DecisionTable::words).toArray(String[]::new))),
            reached(tx, applied),
            tx.connection()
                .preparedQuery("delete from pending where command_id = any($1)")
                .execute(Tuple.of(ends.stream().map(Outcome::commandId).toArray(String[]::new))))
        .discardItems();
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
            update item set status = r.status, reached = r.status from reached r where item.ref = r.ref\
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

  private List<Kept> kept(io.vertx.mutiny.sqlclient.RowSet<Row> rows) {
    List<Kept> kept = new ArrayList<>(rows.size());
    for (Row row : rows) {
      kept.add(new Kept(row.getString(0), read(row.getString(1)), row.getString(2)));
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
