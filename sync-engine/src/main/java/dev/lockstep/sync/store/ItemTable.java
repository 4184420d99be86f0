package dev.lockstep.sync.store;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Items;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ItemTable implements Items {

  /** Before anything is written, in the order of their ids: no two writers wait for each other. */
  private static final String LOCK_FAMILIES =
      """
      select ref from item
      where ref = any($1) or ref = any($2) or ref in (select parent from item where ref = any($1))
      order by ref for update""";

  /** Answers for each item that is newer the keys of its parents, if they feel it. */
  private static final String PUT =
      """
      with old as (
        select ref, status, type, category, parent, labels, assignee, gone from item where ref = any($1)),
      stored as (
        insert into item (ref, key, project, type, status, category, parent, labels, assignee, assignee_name,
                          created, due, version, event_id)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                             $8::text[], $9::text[], $10::text[], $11::timestamptz[], $17::date[], $12::bigint[], $13::text[])
        on conflict (ref) do update
          set key = excluded.key, project = excluded.project, type = excluded.type, status = excluded.status,
              category = excluded.category, parent = excluded.parent, labels = excluded.labels,
              assignee = excluded.assignee, assignee_name = excluded.assignee_name, created = excluded.created,
              due = excluded.due,
              version = excluded.version, event_id = excluded.event_id, gone = false
          where item.version < excluded.version
             or item.version = excluded.version and item.event_id <> excluded.event_id
        returning *),
      compared as (
        select s.*, o.parent as old_parent,
               o.ref is null or o.gone or o.category <> s.category or o.parent is distinct from s.parent as felt,
               o.labels is distinct from s.labels or o.assignee is distinct from s.assignee as edited,
               o.status is distinct from s.status or o.type is distinct from s.type as moved
        from stored s left join old o on o.ref = s.ref),
      told as (
        insert into history (key, at, live, kind, ref, data)
        select c.key, $15::timestamptz, n.live, 'ITEM', c.ref,
               concat_ws(chr(31), c.project, c.type, c.status, c.category,
                         coalesce(c.assignee, ''), coalesce(c.assignee_name, ''), extract(epoch from c.created)::bigint,
                         c.labels)
        from compared c join unnest($1::text[], $14::boolean[]) as n (ref, live) on n.ref = c.ref
        where c.moved or c.edited
        union all
        select n.parent_key, $15::timestamptz, n.live, 'CHILD', c.ref, c.category
        from compared c join unnest($1::text[], $14::boolean[], $16::text[]) as n (ref, live, parent_key) on n.ref = c.ref
        where c.felt and n.parent_key is not null)
      select c.ref, c.edited,
             case when c.felt then array(select p.key from item p where p.ref in (c.parent, c.old_parent) and not p.gone)
                  else '{}' end
      from compared c""";

  private static final String FORGET =
      """
      with gone as (
        insert into item (ref, key, type, status, category, version, event_id, gone)
        select r, '', '', '', 'UNKNOWN', v, e, true
        from unnest($1::text[], $2::bigint[], $3::text[]) as t (r, v, e)
        on conflict (ref) do update
          set gone = true, version = excluded.version, event_id = excluded.event_id
          where item.version < excluded.version
        returning parent)
      select p.key from item p join gone on gone.parent = p.ref where not p.gone""";

  private static final String PUT_KEYS =
      """
      insert into item_key (key, ref) select * from unnest($1::text[], $2::text[]) on conflict do nothing
      returning key, ref""";

  private static final String LOCK =
      """
      select ref from item
      where ref in (select ref from item_key where key = any($1)) and not gone order by ref for update""";

  private static final String DECIDED =
      """
      update item
      set decided_facts = d.facts, decided_by = d.book,
          stood = case when d.made then item.status else item.stood end,
          decided_at = case when d.made then $6::timestamptz else item.decided_at end,
          owed = case when d.made then d.owed else item.owed end,
          repeat_at = case when d.made then null else item.repeat_at end,
          attempts = case when d.made and not d.repeated then 0 else item.attempts end
      from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::boolean[],
                  $7::text[])
           as d (ref, facts, made, owed, repeated, book)
      where item.ref = d.ref""";

  private static final String OPEN =
      """
      select ref, key from item where ref > $1 and category <> 'DONE' and not gone order by ref limit $2""";

  @Override
  public Uni<Touched> put(Tx tx, Collection<Seen> seen, boolean ownFacts, Instant now) {
    if (seen.isEmpty()) {
      return Uni.createFrom().item(new Touched(Set.of(), Set.of()));
    }
    List<Seen> ordered =
        seen.stream().sorted(Comparator.comparing(s -> s.item().ref().toString())).toList();
    Map<String, Seen> byRef = new HashMap<>();
    ordered.forEach(s -> byRef.put(s.item().ref().toString(), s));
    List<String> keys = new ArrayList<>();
    List<String> refs = new ArrayList<>();
    for (Seen item : ordered) {
      for (String key : item.keys()) {
        keys.add(key);
        refs.add(item.item().ref().toString());
      }
    }
    String[] parents =
        ordered.stream().map(s -> parent(s.item())).filter(p -> p != null).toArray(String[]::new);
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            tx.connection()
                .preparedQuery(LOCK_FAMILIES)
                .execute(Tuple.of(byRef.keySet().toArray(String[]::new), parents)),
            tx.connection().preparedQuery(PUT).execute(rows(ordered, now)),
            tx.connection()
                .preparedQuery(PUT_KEYS)
                .execute(Tuple.of(keys.toArray(String[]::new), refs.toArray(String[]::new))))
        .asTuple()
        .map(answers -> touched(byRef, answers.getItem2(), answers.getItem3(), ownFacts));
  }

  private static Tuple rows(List<Seen> items, Instant now) {
    return Tuple.tuple()
        .addValue(texts(items, s -> s.item().ref().toString()))
        .addValue(texts(items, s -> s.item().key()))
        .addValue(texts(items, s -> s.item().project()))
        .addValue(texts(items, s -> s.item().type().name()))
        .addValue(texts(items, s -> s.item().status().name()))
        .addValue(texts(items, s -> s.item().status().category().name()))
        .addValue(texts(items, s -> parent(s.item())))
        .addValue(texts(items, s -> String.join("\n", s.item().labels())))
        .addValue(texts(items, s -> assignee(s.item(), Person::id)))
        .addValue(texts(items, s -> assignee(s.item(), Person::name)))
        .addValue(
            items.stream()
                .map(s -> s.item().created().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new))
        .addValue(items.stream().map(Seen::version).toArray(Long[]::new))
        .addValue(texts(items, Seen::eventId))
        .addValue(items.stream().map(Seen::live).toArray(Boolean[]::new))
        .addValue(now.atOffset(ZoneOffset.UTC))
        .addValue(texts(items, s -> s.item().parent() == null ? null : s.item().parent().key()))
        .addValue(items.stream().map(s -> s.item().due()).toArray(LocalDate[]::new));
  }

  private static Touched touched(
      Map<String, Seen> seen, RowSet<Row> stored, RowSet<Row> newKeys, boolean ownFacts) {
    Set<String> keys = new TreeSet<>();
    Set<String> live = new TreeSet<>();
    newKeys.forEach(row -> keys.add(row.getString(0)));
    for (Row row : stored) {
      Seen item = seen.get(row.getString(0));
      Set<String> felt = new TreeSet<>(List.of(row.getArrayOfStrings(2)));
      if (ownFacts && row.getBoolean(1)) {
        felt.add(item.item().key());
      }
      keys.addAll(felt);
      if (item.live()) {
        live.addAll(felt);
      }
    }
    return new Touched(keys, live);
  }

  @Override
  public Uni<Set<String>> forget(Tx tx, Collection<Gone> gone) {
    if (gone.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    List<Gone> ordered =
        gone.stream().sorted(Comparator.comparing(g -> g.ref().toString())).toList();
    String[] refs = ordered.stream().map(g -> g.ref().toString()).toArray(String[]::new);
    return Uni.combine()
        .all()
        .unis(
            tx.connection().preparedQuery(LOCK_FAMILIES).execute(Tuple.of(refs, new String[0])),
            tx.connection()
                .preparedQuery(FORGET)
                .execute(
                    Tuple.of(
                        refs,
                        ordered.stream().map(Gone::version).toArray(Long[]::new),
                        ordered.stream().map(Gone::eventId).toArray(String[]::new))))
        .asTuple()
        .map(
            answers -> {
              Set<String> parents = new TreeSet<>();
              answers.getItem2().forEach(row -> parents.add(row.getString(0)));
              return parents;
            });
  }

  @Override
  public Uni<List<Locked>> lock(Tx tx, Collection<String> keys) {
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            tx.connection().preparedQuery(LOCK).execute(Tuple.of(keys.toArray(String[]::new))),
            find(tx, keys))
        .asTuple()
        .map(answers -> answers.getItem2());
  }

  /** A statement of its own: one that waits for a lock still sees what was before it waited. */
  @Override
  public Uni<List<Locked>> find(Tx tx, Collection<String> keys) {
    return tx.connection()
        .preparedQuery(LockedRow.READ)
        .execute(Tuple.of(keys.toArray(String[]::new)))
        .map(
            rows -> {
              List<Locked> found = new ArrayList<>(rows.size());
              rows.forEach(row -> found.add(LockedRow.read(row)));
              return found;
            });
  }

  @Override
  public Uni<List<Next>> open(Tx tx, String after, int limit) {
    return tx.connection()
        .preparedQuery(OPEN)
        .execute(Tuple.of(after, limit))
        .map(
            rows -> {
              List<Next> next = new ArrayList<>(rows.size());
              rows.forEach(row -> next.add(new Next(row.getString(0), row.getString(1))));
              return next;
            });
  }

  @Override
  public Uni<Void> decided(Tx tx, Collection<DecidedFacts> facts, Instant now) {
    return facts.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery(DECIDED)
            .execute(
                Tuple.tuple()
                    .addValue(texts(facts, f -> f.item().toString()))
                    .addValue(texts(facts, DecidedFacts::fingerprint))
                    .addValue(facts.stream().map(DecidedFacts::made).toArray(Boolean[]::new))
                    .addValue(texts(facts, DecidedFacts::owed))
                    .addValue(facts.stream().map(DecidedFacts::repeated).toArray(Boolean[]::new))
                    .addValue(now.atOffset(ZoneOffset.UTC))
                    .addValue(texts(facts, DecidedFacts::book)))
            .replaceWithVoid();
  }

  @Override
  public Uni<Void> silence(Tx tx, WorkItemRef item, Silenced silenced) {
    return tx.connection()
        .preparedQuery("update item set silenced_rule = $2, silenced_facts = $3 where ref = $1")
        .execute(Tuple.of(item.toString(), silenced.rule(), silenced.facts()))
        .replaceWithVoid();
  }

  private static @Nullable String parent(WorkItem item) {
    return item.parent() == null ? null : item.parent().ref().toString();
  }

  private static @Nullable String assignee(WorkItem item, Function<Person, String> part) {
    return item.assignee() == null ? null : part.apply(item.assignee());
  }

  private static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
