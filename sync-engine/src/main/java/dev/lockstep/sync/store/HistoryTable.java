package dev.lockstep.sync.store;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.sync.app.History;
import dev.lockstep.sync.rule.Happening;
import dev.lockstep.sync.rule.Item;
import dev.lockstep.sync.rule.Item.Children;
import dev.lockstep.sync.rule.Item.Details;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class HistoryTable implements History {

  private static final String ITEMS =
      """
      select ref, key from item
      where ref > $1 and ($2::text is null or project = $2) and not gone order by ref limit $3""";

  /** An item has the history of every key it has or had. */
  private static final String HAPPENINGS =
      """
      select ik.ref as item, h.at, h.live, h.kind, h.ref, h.data
      from item_key ik join history h on h.key = ik.key
      where ik.ref = any($1) order by ik.ref, h.seq""";

  private static final String FORGET =
      """
      delete from history where key in (select key from history group by key having max(at) < $1)""";

  private static final String UNIT = "\u001f";

  private final Pool pool;

  HistoryTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<Past>> next(String afterRef, @Nullable String project, int items) {
    return pool.preparedQuery(ITEMS)
        .execute(Tuple.of(afterRef, project, items))
        .chain(
            rows -> {
              Map<String, String> keys = new LinkedHashMap<>();
              rows.forEach(row -> keys.put(row.getString(0), row.getString(1)));
              return keys.isEmpty()
                  ? Uni.createFrom().item(List.of())
                  : pool.preparedQuery(HAPPENINGS)
                      .execute(Tuple.of(keys.keySet().toArray(String[]::new)))
                      // Reading takes a while: not on the thread that answers everybody else.
                      .emitOn(Infrastructure.getDefaultWorkerPool())
                      .map(found -> pasts(keys, found));
            });
  }

  private static List<Past> pasts(Map<String, String> keys, RowSet<Row> rows) {
    Map<String, List<Happening>> happenings = new TreeMap<>();
    keys.keySet().forEach(ref -> happenings.put(ref, new ArrayList<>()));
    for (Row row : rows) {
      String ref = row.getString(0);
      List<Happening> of = happenings.get(ref);
      if (of != null) {
        of.add(happening(row, ref, keys.getOrDefault(ref, ref)));
      }
    }
    List<Past> pasts = new ArrayList<>(happenings.size());
    keys.forEach(
        (ref, key) -> pasts.add(new Past(ref, key, happenings.getOrDefault(ref, List.of()))));
    return pasts;
  }

  private static Happening happening(Row row, String item, String key) {
    Instant at = row.getOffsetDateTime(1).toInstant();
    boolean live = row.getBoolean(2);
    String kind = row.getString(3);
    String ref = row.getString(4);
    String data = row.getString(5);
    return switch (kind) {
      case "ARTEFACT" -> new Happening.Told(ref, ArtefactJson.read(data), live, at);
      case "DROPPED" -> new Happening.Dropped(ref, at);
      case "CHILD" -> new Happening.ChildTold(ref, Category.valueOf(data), live, at);
      case "MOVE" -> new Happening.Moved(List.of(data.split("\n")), at);
      case "ITEM" -> new Happening.ItemTold(item(item, key, data.split(UNIT, -1)), live, at);
      default -> throw new IllegalStateException("history of the kind " + kind);
    };
  }

  private static Item item(String ref, String key, String[] part) {
    Person assignee = part[4].isEmpty() ? null : new Person(part[4], part[5]);
    return new Item(
        WorkItemRef.parse(ref),
        key,
        part[0],
        part[1],
        part[2],
        Category.valueOf(part[3]),
        new Details(
            LockedRow.labels(part[7]), assignee, Instant.ofEpochSecond(Long.parseLong(part[6]))),
        Children.NONE);
  }

  @Override
  public Uni<Integer> forget(Instant quietSince) {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of(quietSince.atOffset(ZoneOffset.UTC)))
        .map(RowSet::rowCount);
  }
}
