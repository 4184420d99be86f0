package dev.lockstep.harvest.store;

import static dev.lockstep.harvest.store.Column.number;
import static dev.lockstep.harvest.store.Column.text;
import static dev.lockstep.harvest.store.Column.texts;
import static dev.lockstep.harvest.store.Column.time;
import static java.util.stream.Collectors.joining;

import dev.lockstep.harvest.app.WorkItemStore;
import dev.lockstep.harvest.projection.KnownKey;
import dev.lockstep.harvest.projection.Projection;
import dev.lockstep.harvest.projection.WorkItemRow;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a batch by one statement per table. */
@ApplicationScoped
class WorkItemTable implements WorkItemStore {

  private static final List<Column> COLUMNS =
      List.of(
          text("ref", WorkItemRow::ref),
          text("source", WorkItemRow::source),
          text("instance", WorkItemRow::instance),
          text("tracker_id", WorkItemRow::trackerId),
          text("key", row -> row.key().text()),
          text("key_prefix", row -> row.key().prefix()),
          number("key_number", row -> row.key().number()),
          texts("aliases", WorkItemRow::aliases),
          text("project", WorkItemRow::project),
          text("type_id", WorkItemRow::typeId),
          text("type_name", WorkItemRow::typeName),
          number("hierarchy_level", WorkItemRow::hierarchyLevel),
          text("summary", WorkItemRow::summary),
          text("description", WorkItemRow::description),
          text("status_id", WorkItemRow::statusId),
          text("status_name", WorkItemRow::statusName),
          text("status_category", WorkItemRow::statusCategory),
          text("assignee_id", WorkItemRow::assigneeId),
          text("assignee_name", WorkItemRow::assigneeName),
          text("reporter_id", WorkItemRow::reporterId),
          text("reporter_name", WorkItemRow::reporterName),
          text("priority", WorkItemRow::priority),
          texts("labels", WorkItemRow::labels),
          texts("components", WorkItemRow::components),
          texts("fix_versions", WorkItemRow::fixVersions),
          text("parent_ref", WorkItemRow::parentRef),
          text("parent_key", WorkItemRow::parentKey),
          text("sprint", WorkItemRow::sprint),
          text("url", WorkItemRow::url),
          time("created_at", WorkItemRow::created),
          time("updated_at", WorkItemRow::updated),
          time("resolved_at", WorkItemRow::resolved),
          number("version", WorkItemRow::version),
          text("event_id", WorkItemRow::eventId));

  private static final String KEEP_ITEMS =
      """
      insert into work_item as stored (%1$s, harvested_at)
      select %2$s, $%3$d from unnest(%4$s) as i (%1$s)
      on conflict (ref) do update set %5$s, harvested_at = excluded.harvested_at
      where excluded.version > stored.version
         or (excluded.version = stored.version and excluded.event_id <> stored.event_id)"""
          .formatted(
              COLUMNS.stream().map(Column::name).collect(joining(", ")),
              COLUMNS.stream().map(Column::value).collect(joining(", ")),
              COLUMNS.size() + 1,
              IntStream.range(0, COLUMNS.size())
                  .mapToObj(i -> "$" + (i + 1) + "::" + COLUMNS.get(i).arrayType())
                  .collect(joining(", ")),
              COLUMNS.stream()
                  .skip(1)
                  .map(column -> column.name() + " = excluded." + column.name())
                  .collect(joining(", ")));

  private static final String KEEP_KEYS =
      """
      insert into issue_key (folded, ref)
      select * from unnest($1::text[], $2::text[]) on conflict do nothing""";

  private static final String KEEP_FRESHNESS =
      """
      insert into freshness as stored (source, instance, harvested_at)
      select source, instance, $3 from unnest($1::text[], $2::text[]) as i (source, instance)
      group by source, instance order by source, instance
      on conflict (source, instance) do update
      set harvested_at = greatest(stored.harvested_at, excluded.harvested_at)""";

  @Override
  public Uni<Integer> keep(Tx tx, Projection projection, Instant harvestedAt) {
    return keepItems(tx, projection.items(), harvestedAt)
        .call(() -> keepKeys(tx, List.copyOf(projection.keys())))
        .call(() -> keepFreshness(tx, projection.items(), harvestedAt));
  }

  private static Uni<Integer> keepItems(Tx tx, List<WorkItemRow> rows, Instant harvestedAt) {
    Tuple values = Tuple.tuple();
    COLUMNS.forEach(column -> values.addValue(column.array().apply(rows)));
    values.addOffsetDateTime(Column.utc(harvestedAt));
    return tx.connection().preparedQuery(KEEP_ITEMS).execute(values).map(SqlResult::rowCount);
  }

  private static Uni<Void> keepKeys(Tx tx, List<KnownKey> keys) {
    return tx.connection()
        .preparedQuery(KEEP_KEYS)
        .execute(
            Tuple.of(
                keys.stream().map(KnownKey::folded).toArray(String[]::new),
                keys.stream().map(KnownKey::ref).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private static Uni<Void> keepFreshness(Tx tx, List<WorkItemRow> rows, Instant harvestedAt) {
    return tx.connection()
        .preparedQuery(KEEP_FRESHNESS)
        .execute(
            Tuple.of(
                rows.stream().map(WorkItemRow::source).toArray(String[]::new),
                rows.stream().map(WorkItemRow::instance).toArray(String[]::new),
                Column.utc(harvestedAt)))
        .replaceWithVoid();
  }
}
