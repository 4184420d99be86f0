package dev.lockstep.sync.store;

import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Items;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

@ApplicationScoped
class ItemTable implements Items {

  private static final String PUT =
      """
      insert into item (ref, key, type, status, category, version, event_id)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[])
      on conflict (ref) do update
        set key = excluded.key, type = excluded.type, status = excluded.status, category = excluded.category,
            version = excluded.version, event_id = excluded.event_id, gone = false
        where item.version < excluded.version
           or item.version = excluded.version and item.event_id <> excluded.event_id""";

  private static final String FORGET =
      """
      insert into item (ref, key, type, status, category, version, event_id, gone)
      select r, '', '', '', 'UNKNOWN', v, e, true
      from unnest($1::text[], $2::bigint[], $3::text[]) as t (r, v, e)
      on conflict (ref) do update
        set gone = true, version = excluded.version, event_id = excluded.event_id
        where item.version < excluded.version""";

  private static final String PUT_KEYS =
      """
      insert into item_key (key, ref) select * from unnest($1::text[], $2::text[]) on conflict do nothing
      returning key""";

  private static final String LOCK =
      """
      select ref from item
      where ref in (select ref from item_key where key = any($1)) and not gone order by ref for update""";

  /** A statement of its own: one that waits for a lock still sees what was before it waited. */
  private static final String READ =
      """
      select i.ref, i.key, i.type, i.status, i.category, i.decided_facts,
             array(select k.key from item_key k where k.ref = i.ref order by k.key),
             array(select p.wanted from pending p where p.ref = i.ref order by p.since),
             i.reached
      from item i where i.ref in (select ref from item_key where key = any($1)) and not i.gone""";

  private static final String DECIDED =
      """
      update item set decided_facts = d.facts from unnest($1::text[], $2::text[]) as d (ref, facts)
      where item.ref = d.ref""";

  @Override
  public Uni<Set<String>> put(Tx tx, Collection<Seen> seen) {
    if (seen.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    // In the order of their ids, as everywhere, so that two writers never wait for each other.
    List<Seen> ordered =
        seen.stream().sorted(java.util.Comparator.comparing(s -> s.ref().toString())).toList();
    Tuple rows =
        Tuple.tuple()
            .addValue(ordered.stream().map(s -> s.ref().toString()).toArray(String[]::new))
            .addValue(ordered.stream().map(Seen::key).toArray(String[]::new))
            .addValue(ordered.stream().map(Seen::type).toArray(String[]::new))
            .addValue(ordered.stream().map(Seen::status).toArray(String[]::new))
            .addValue(ordered.stream().map(s -> s.category().name()).toArray(String[]::new))
            .addValue(ordered.stream().map(Seen::version).toArray(Long[]::new))
            .addValue(ordered.stream().map(Seen::eventId).toArray(String[]::new));
    List<String> keys = new ArrayList<>();
    List<String> refs = new ArrayList<>();
    for (Seen item : ordered) {
      for (String key : item.keys()) {
        keys.add(key);
        refs.add(item.ref().toString());
      }
    }
    return Uni.combine()
        .all()
        .unis(
            tx.connection().preparedQuery(PUT).execute(rows),
            tx.connection()
                .preparedQuery(PUT_KEYS)
                .execute(Tuple.of(keys.toArray(String[]::new), refs.toArray(String[]::new))))
        .asTuple()
        .map(
            answers -> {
              Set<String> unknown = new TreeSet<>();
              answers.getItem2().forEach(row -> unknown.add(row.getString(0)));
              return unknown;
            });
  }

  @Override
  public Uni<Void> forget(Tx tx, Collection<Gone> gone) {
    if (gone.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Gone> ordered =
        gone.stream().sorted(java.util.Comparator.comparing(g -> g.ref().toString())).toList();
    return tx.connection()
        .preparedQuery(FORGET)
        .execute(
            Tuple.of(
                ordered.stream().map(g -> g.ref().toString()).toArray(String[]::new),
                ordered.stream().map(Gone::version).toArray(Long[]::new),
                ordered.stream().map(Gone::eventId).toArray(String[]::new)))
        .replaceWithVoid();
  }

  @Override
  public Uni<List<Locked>> lock(Tx tx, Collection<String> keys) {
    Tuple wanted = Tuple.of(keys.toArray(String[]::new));
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            tx.connection().preparedQuery(LOCK).execute(wanted),
            tx.connection().preparedQuery(READ).execute(wanted))
        .asTuple()
        .map(
            answers -> {
              RowSet<Row> rows = answers.getItem2();
              List<Locked> locked = new ArrayList<>(rows.size());
              rows.forEach(row -> locked.add(locked(row)));
              return locked;
            });
  }

  @Override
  public Uni<Void> decided(Tx tx, Collection<DecidedFacts> facts) {
    return facts.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery(DECIDED)
            .execute(
                Tuple.of(
                    facts.stream().map(f -> f.item().toString()).toArray(String[]::new),
                    facts.stream().map(DecidedFacts::fingerprint).toArray(String[]::new)))
            .replaceWithVoid();
  }

  private static Locked locked(Row row) {
    return new Locked(
        WorkItemRef.parse(row.getString(0)),
        row.getString(1),
        new TreeSet<>(List.of(row.getArrayOfStrings(6))),
        row.getString(2),
        row.getString(3),
        Category.valueOf(row.getString(4)),
        row.getString(5),
        List.of(row.getArrayOfStrings(7)),
        row.getString(8));
  }
}
