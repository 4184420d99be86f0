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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the items of a batch by one statement, and what helps to find them by one each. */
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

  /** Long and seldom changed, so in a table of its own. */
  private static final Column DESCRIPTION = text("description", WorkItemRow::description);

  private static final List<Column> GIVEN =
      Stream.concat(COLUMNS.stream(), Stream.of(DESCRIPTION)).toList();

  private static final String KEEP_ITEMS =
      """
      with given as (
        select * from unnest(%1$s) as given (%2$s)
        where not exists (select 1 from gone_item g where g.ref = given.ref and g.version >= given.version)
      ), kept as (
        insert into work_item as stored (%3$s, harvested_at)
        select %4$s, $%5$d from given
        on conflict (ref) do update set %6$s, harvested_at = excluded.harvested_at
        where excluded.version > stored.version
           or (excluded.version = stored.version and excluded.event_id <> stored.event_id)
        returning ref
      ), described as (
        insert into work_item_text as stored (ref, description)
        select ref, description from given natural join kept
        on conflict (ref) do update set description = excluded.description
        where excluded.description is distinct from stored.description
      )
      select count(*) from kept"""
          .formatted(
              IntStream.range(0, GIVEN.size())
                  .mapToObj(i -> "$" + (i + 1) + "::" + GIVEN.get(i).arrayType())
                  .collect(joining(", ")),
              GIVEN.stream().map(Column::name).collect(joining(", ")),
              COLUMNS.stream().map(Column::name).collect(joining(", ")),
              COLUMNS.stream().map(Column::value).collect(joining(", ")),
              GIVEN.size() + 1,
              COLUMNS.stream()
                  .skip(1)
                  .map(column -> column.name() + " = excluded." + column.name())
                  .collect(joining(", ")));

  private static final String FORGET =
      """
      with given as (select * from unnest($1::text[], $2::bigint[]) as given (ref, version)),
           remembered as (
             insert into gone_item as stored (ref, version) select ref, version from given order by ref
             on conflict (ref) do update set version = greatest(stored.version, excluded.version)),
           forgotten as (
             delete from work_item i using given g
             where i.ref = g.ref and i.version < g.version returning i.ref)
      delete from work_item_text t using forgotten f where t.ref = f.ref""";

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
    return forget(tx, projection.gone())
        .chain(() -> keep(tx, projection.items(), projection, harvestedAt));
  }

  private static Uni<Void> forget(Tx tx, Map<String, Long> gone) {
    return gone.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery(FORGET)
            .execute(
                Tuple.of(gone.keySet().toArray(String[]::new), gone.values().toArray(Long[]::new)))
            .replaceWithVoid();
  }

  private static Uni<Integer> keep(
      Tx tx, List<WorkItemRow> items, Projection projection, Instant harvestedAt) {
    return items.isEmpty()
        ? Uni.createFrom().item(0)
        : keepItems(tx, items, harvestedAt)
            .call(() -> keepKeys(tx, List.copyOf(projection.keys())))
            .call(() -> keepFreshness(tx, items, harvestedAt));
  }

  private static Uni<Integer> keepItems(Tx tx, List<WorkItemRow> rows, Instant harvestedAt) {
    Tuple values = Tuple.tuple();
    GIVEN.forEach(column -> values.addValue(column.array().apply(rows)));
    values.addOffsetDateTime(Column.utc(harvestedAt));
    return tx.connection()
        .preparedQuery(KEEP_ITEMS)
        .execute(values)
        .map(kept -> kept.iterator().next().getInteger(0));
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
