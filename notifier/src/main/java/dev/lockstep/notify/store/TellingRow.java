package dev.lockstep.notify.store;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.notify.render.Telling;
import dev.lockstep.notify.route.Decision;
import dev.lockstep.notify.route.StatusChange;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A row of {@code delivery} joined with the latest decision for the same item and status. */
final class TellingRow {

  /** What waits for a recipient and is in no message yet, oldest first. */
  static final String WAITING =
      """
      select v.seq, v.cause, v.item, v.key, v.summary, v.from_status, v.to_status, v.actor, v.url,
             v.published_at, v.correlation_id, d.wanted, d.rule, d.explanation, d.evidence, d.version,
             d.decided_at, d.correlation_id as decision_correlation_id, v.notice
      from delivery v
      left join decision d on d.item = v.item and d.wanted = lower(v.to_status)
      where v.recipient = $1 and v.state = 'WAITING' and v.message is null
      order by v.seq limit $2\
      """;

  private TellingRow() {}

  /** The change and, where it is the cause, the decision. */
  static Telling read(Row row) {
    return Telling.of(change(row), decision(row));
  }

  /** The sentence to tell in place of a change, if it is one. */
  static @Nullable String notice(Row row) {
    return row.getString("notice");
  }

  private static StatusChange change(Row row) {
    return new StatusChange(
        row.getString("cause"),
        WorkItemRef.parse(row.getString("item")),
        row.getString("key"),
        row.getString("summary"),
        row.getString("from_status"),
        row.getString("to_status"),
        row.getString("actor"),
        row.getString("url"),
        row.getOffsetDateTime("published_at").toInstant(),
        row.getString("correlation_id"));
  }

  private static @Nullable Decision decision(Row row) {
    String wanted = row.getString("wanted");
    return wanted == null
        ? null
        : new Decision(
            WorkItemRef.parse(row.getString("item")),
            wanted,
            row.getString("rule"),
            row.getString("explanation"),
            row.getString("evidence"),
            row.getLong("version"),
            row.getOffsetDateTime("decided_at").toInstant(),
            row.getString("decision_correlation_id"));
  }
}
