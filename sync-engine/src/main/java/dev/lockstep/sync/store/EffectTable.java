package dev.lockstep.sync.store;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Effects;
import dev.lockstep.sync.rule.Extras;
import dev.lockstep.sync.rule.Extras.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

@ApplicationScoped
class EffectTable implements Effects {

  private static final String KEEP =
      """
      insert into effect (decision_id, n, ref, field, what, command_id, command, state)
      select decision_id, n, ref, field, what, command_id, command, 'SENT'
      from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
           as e (decision_id, n, ref, field, what, command_id, command)
      on conflict do nothing""";

  /** A field that was dropped is refused, though the rest of its command was done. */
  private static final String CLOSE =
      """
      with told as (
        select distinct on (command_id) command_id, state, words, may_pass
        from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) with ordinality
             as t (command_id, state, words, may_pass, n)
        order by command_id, n desc),
      dropped as (select * from unnest($5::text[], $6::text[], $7::text[]) as d (command_id, field, reason)),
      became as (
        select e.decision_id, e.n, t.command_id,
               case when d.reason is null then t.state else 'REFUSED' end as state,
               coalesce(d.reason, t.words) as words,
               d.reason is not null or t.may_pass as may_pass
        from effect e join told t on t.command_id = e.command_id
        left join dropped d on d.command_id = e.command_id and d.field = e.field
        where e.state in ('SENT', 'WAITING')),
      closed as (
        update effect e
        set state = b.state, outcome = b.words,
            attempts = e.attempts + case when b.state = 'REFUSED' then 1 else 0 end,
            repeat_at = case when b.state = 'REFUSED' and b.may_pass
                             then $8::timestamptz + interval '1 hour' * power(2, least(e.attempts, 4)) end
        from became b where e.decision_id = b.decision_id and e.n = b.n
        returning e.*)
      select c.ref, d.key, c.command_id, d.data::json ->> 'rule', c.what, c.outcome, c.repeat_at
      from closed c join decision d on d.id = c.decision_id
      where c.state = 'REFUSED' and c.attempts = 1""";

  /** An item that stands where its last decision left it was touched by nobody. */
  private static final String DUE =
      """
      select e.command_id, e.command, array_agg(distinct e.field) as fields, d.data::json ->> 'rule' as rule
      from effect e join item i on i.ref = e.ref join decision d on d.id = e.decision_id
      where e.command_id > $1 and e.repeat_at <= $2::timestamptz
        and not i.gone and lower(i.status) = lower(i.stood)
        and e.decision_id = (select id from decision n where n.ref = e.ref order by decided_at desc limit 1)
      group by e.command_id, e.command, d.data order by e.command_id limit $3""";

  private static final String AGAIN =
      """
      update effect e set command_id = a.again, state = 'SENT', repeat_at = null
      from unnest($1::text[], $2::text[]) as a (command_id, again)
      where e.command_id = a.command_id and e.repeat_at is not null
      returning a.command_id""";

  private final MessageJson json;

  EffectTable(MessageJson json) {
    this.json = json;
  }

  @Override
  public Uni<Void> keep(Tx tx, Collection<Ordered> ordered) {
    if (ordered.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Line> lines = new ArrayList<>();
    for (Ordered one : ordered) {
      String command = json.write(one.command().data());
      one.parts().forEach(part -> lines.add(new Line(lines.size(), one, part, command)));
    }
    return tx.connection()
        .preparedQuery(KEEP)
        .execute(
            Tuple.tuple()
                .addValue(texts(lines, line -> line.ordered().decisionId()))
                .addValue(lines.stream().map(Line::n).toArray(Integer[]::new))
                .addValue(texts(lines, line -> line.ordered().command().data().item().toString()))
                .addValue(texts(lines, line -> line.part().field()))
                .addValue(texts(lines, line -> line.part().words()))
                .addValue(texts(lines, line -> line.ordered().command().id()))
                .addValue(texts(lines, Line::command)))
        .replaceWithVoid();
  }

  /** A row; the number orders those of a decision. */
  private record Line(int n, Ordered ordered, Part part, String command) {}

  private static String[] texts(List<Line> lines, Function<Line, String> value) {
    return lines.stream().map(value).toArray(String[]::new);
  }

  @Override
  public Uni<List<EffectFailed>> close(Tx tx, Collection<Outcome> outcomes, Instant now) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<String> dropping = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof CommandApplied applied) {
        applied
            .dropped()
            .forEach(
                (field, reason) -> {
                  dropping.add(applied.commandId());
                  fields.add(field);
                  reasons.add("not possible: " + reason);
                });
      }
    }
    return tx.connection()
        .preparedQuery(CLOSE)
        .execute(
            Tuple.tuple()
                .addValue(outcomes.stream().map(Outcome::commandId).toArray(String[]::new))
                .addValue(outcomes.stream().map(o -> state(o).name()).toArray(String[]::new))
                .addValue(outcomes.stream().map(EffectTable::words).toArray(String[]::new))
                .addValue(
                    outcomes.stream()
                        .map(
                            o ->
                                o instanceof CommandRejected no
                                    && Refusals.MAY_PASS.contains(no.reason()))
                        .toArray(Boolean[]::new))
                .addValue(dropping.toArray(String[]::new))
                .addValue(fields.toArray(String[]::new))
                .addValue(reasons.toArray(String[]::new))
                .addValue(now.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              List<EffectFailed> failed = new ArrayList<>(rows.size());
              rows.forEach(row -> failed.add(failed(row, now)));
              return failed;
            });
  }

  private static EffectFailed failed(Row row, Instant now) {
    OffsetDateTime repeatAt = row.getOffsetDateTime(6);
    return new EffectFailed(
        WorkItemRef.parse(row.getString(0)),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        repeatAt == null ? null : repeatAt.toInstant(),
        EpochMicros.of(now),
        now);
  }

  private static State state(Outcome outcome) {
    if (outcome instanceof CommandApplied) {
      return State.DONE;
    }
    if (outcome instanceof CommandSuperseded) {
      return State.LEFT_ALONE;
    }
    return outcome instanceof CommandRejected ? State.REFUSED : State.WAITING;
  }

  private static String words(Outcome outcome) {
    return OutcomeWords.of(
        outcome,
        applied -> applied.wrote() ? "done" : "was so already",
        superseded -> "somebody set " + superseded.actual());
  }

  @Override
  public Uni<List<Due>> due(Tx tx, String after, int limit, Instant now) {
    return tx.connection()
        .preparedQuery(DUE)
        .execute(Tuple.of(after, now.atOffset(ZoneOffset.UTC), limit))
        .map(
            rows -> {
              List<Due> due = new ArrayList<>(rows.size());
              for (Row row : rows) {
                Set<String> fields = Set.of(row.getArrayOfStrings(2));
                Class<? extends WorkItemCommand> type =
                    fields.contains(Extras.COMMENT) ? CommentOnWorkItem.class : EditWorkItem.class;
                due.add(
                    new Due(
                        row.getString(0),
                        json.read(row.getString(1), type),
                        "" + row.getString(3),
                        fields));
              }
              return due;
            });
  }

  @Override
  public Uni<Set<String>> again(Tx tx, Map<String, String> commands) {
    return tx.connection()
        .preparedQuery(AGAIN)
        .execute(
            Tuple.of(
                commands.keySet().toArray(String[]::new), commands.values().toArray(String[]::new)))
        .map(
            rows -> {
              Set<String> begun = new TreeSet<>();
              rows.forEach(row -> begun.add(row.getString(0)));
              return begun;
            });
  }
}
