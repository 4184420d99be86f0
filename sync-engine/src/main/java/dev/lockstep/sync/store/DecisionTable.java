package dev.lockstep.sync.store;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Counters;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Decisions;
import dev.lockstep.sync.app.Effects;
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

  private static final String SELECT =
      """
      select id, data, outcome, moved_from, moved_to, undone_by,
             array(select what || chr(31) || state || chr(31) || coalesce(outcome, '')
                   from effect where decision_id = decision.id order by n)
      from decision
      """;

  private static final String ABOUT =
      SELECT
          + "where ref in (select ref from item_key where key = $1) order by decided_at desc limit $2";

  private static final String LAST_MOVE =
      SELECT + "where ref = $1 and command_id is not null order by decided_at desc limit 1";

  private final Pool pool;
  private final MessageJson json;
  private final MoveEnds ends;
  private final Counters counters;

  DecisionTable(Pool pool, MessageJson json, MeterRegistry metrics, MoveEnds ends) {
    this.pool = pool;
    this.ends = ends;
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
            .addValue(decisions.stream().map(d -> json.write(d.data())).toArray(String[]::new))
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
    return outcomes.isEmpty() ? Uni.createFrom().item(List.of()) : ends.close(tx, outcomes, now);
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
      DecisionMade made = json.read(row.getString(1), DecisionMade.class);
      String from = row.getString(3);
      String to = row.getString(4);
      kept.add(
          new Kept(
              row.getString(0),
              made,
              row.getString(2),
              from == null || to == null ? null : new Moved(from, to),
              effects(row.getArrayOfStrings(6), made),
              row.getString(5)));
    }
    return kept;
  }

  /** Of a dry run, and of what was decided before they were kept, only the words are known. */
  private static List<Effects.Kept> effects(String[] kept, DecisionMade made) {
    if (kept.length == 0) {
      return made.effects().stream().map(what -> new Effects.Kept(what, null, null)).toList();
    }
    List<Effects.Kept> effects = new ArrayList<>(kept.length);
    for (String one : kept) {
      String[] parts = one.split("\u001f", -1);
      effects.add(
          new Effects.Kept(
              parts[0], Effects.State.valueOf(parts[1]), parts[2].isEmpty() ? null : parts[2]));
    }
    return effects;
  }
}
