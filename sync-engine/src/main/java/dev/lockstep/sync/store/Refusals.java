package dev.lockstep.sync.store;

import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves that were refused: what may pass is owed to the item, and asked for again later. */
@ApplicationScoped
class Refusals {

  /** What a person can change in the tracker without moving the item. */
  static final Set<Reason> MAY_PASS =
      Set.of(Reason.NO_TRANSITION, Reason.NEEDS_PERSON, Reason.NOT_PERMITTED, Reason.REFUSED);

  /**
   * Again after an hour, two, four, up to sixteen. An UPDATE that finds several rows to join takes
   * any: the last refusal of an item counts.
   */
  private static final String OWE =
      """
      with refused as (
        select distinct on (p.ref) p.ref, r.may_pass
        from unnest($1::text[], $2::boolean[]) with ordinality as r (command_id, may_pass, n)
        join pending p on p.command_id = r.command_id
        order by p.ref, r.n desc),
      owed as (
        update item
        set owed = item.status, attempts = item.attempts + 1,
            repeat_at = $3::timestamptz + interval '1 hour' * power(2, least(item.attempts, 4))
        from refused where item.ref = refused.ref and refused.may_pass
        returning item.ref, item.attempts, item.repeat_at)
      select d.command_id, d.data, coalesce(o.attempts, 1), o.repeat_at
      from decision d left join owed o on o.ref = d.ref
      where d.command_id = any($1)""";

  private final MessageJson json;

  Refusals(MessageJson json) {
    this.json = json;
  }

  /** Notes the refusals among these; answers those that nobody was told of yet. */
  Uni<List<TransitionFailed>> close(Tx tx, Collection<Outcome> outcomes, Instant now) {
    Map<String, CommandRejected> rejected = new HashMap<>();
    List<String> ids = new ArrayList<>();
    List<Boolean> mayPass = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof CommandRejected no) {
        rejected.put(no.commandId(), no);
        ids.add(no.commandId());
        mayPass.add(MAY_PASS.contains(no.reason()));
      }
    }
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : tx.connection()
            .preparedQuery(OWE)
            .execute(
                Tuple.of(
                    ids.toArray(String[]::new),
                    mayPass.toArray(Boolean[]::new),
                    now.atOffset(ZoneOffset.UTC)))
            .map(
                rows -> {
                  List<TransitionFailed> failed = new ArrayList<>();
                  for (Row row : rows) {
                    CommandRejected no = rejected.get(row.getString(0));
                    if (no != null && row.getInteger(2) == 1) {
                      failed.add(failed(row, no, now));
                    }
                  }
                  return failed;
                });
  }

  private TransitionFailed failed(Row row, CommandRejected no, Instant now) {
    DecisionMade made = json.read(row.getString(1), DecisionMade.class);
    OffsetDateTime repeatAt = row.getOffsetDateTime(3);
    return new TransitionFailed(
        made.item(),
        made.key(),
        no.commandId(),
        made.rule(),
        made.wanted() == null ? "" : made.wanted(),
        no.reason(),
        no.detail(),
        repeatAt == null ? null : repeatAt.toInstant(),
        EpochMicros.of(now),
        no.occurredAt());
  }
}
