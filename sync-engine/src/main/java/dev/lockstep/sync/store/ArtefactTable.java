package dev.lockstep.sync.store;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Artefacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

@ApplicationScoped
class ArtefactTable implements Artefacts {

  /**
   * What is told now is a part of the history of each item that is named. What reviewers say stays
   * as it was where an event does not tell it.
   */
  private static final String PUT =
      """
      with stored as (
        insert into artefact (ref, repository, data, version, event_id)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[])
        on conflict (ref) do update
          set data = case when excluded.data like '%"verdicts":%' or artefact.data not like '%"verdicts":%'
                then excluded.data
                else (excluded.data::jsonb || jsonb_build_object('verdicts', artefact.data::jsonb->'verdicts'))::text
              end,
              version = excluded.version, event_id = excluded.event_id
          where artefact.version < excluded.version
             or artefact.version = excluded.version and artefact.event_id <> excluded.event_id
        returning ref, data),
      named as (
        select n.key, n.ref, n.fresh, stored.data
        from unnest($6::text[], $7::text[], $8::boolean[]) as n (key, ref, fresh)
        join stored on stored.ref = n.ref),
      told as (
        insert into history (key, at, live, kind, ref, data)
        select key, $9::timestamptz, fresh, 'ARTEFACT', ref, data from named)
      insert into artefact_key (key, artefact, fresh) select key, ref, fresh from named
      on conflict (key, artefact) do update set fresh = artefact_key.fresh or excluded.fresh
      returning key""";

  /** A statement of its own: only so it sees what a transaction wrote that PUT had to wait for. */
  private static final String DROP_KEYS =
      """
      with dropped as (
        delete from artefact_key k
        using unnest($1::text[], $2::bigint[], $3::text[]) as s (ref, version, event_id)
        join artefact a on a.ref = s.ref and a.version = s.version and a.event_id = s.event_id
        where k.artefact = s.ref
          and not exists (
            select 1 from unnest($4::text[], $5::text[]) as n (key, ref) where n.ref = k.artefact and n.key = k.key)
        returning k.key, k.artefact),
      told as (
        insert into history (key, at, live, kind, ref, data)
        select key, $6::timestamptz, true, 'DROPPED', artefact, '' from dropped)
      select key from dropped""";

  private static final String NAMING =
      """
      select k.key, k.fresh, a.data
      from artefact_key k
      cross join lateral (select * from artefact where ref = k.artefact offset 0) a where k.key = any($1)""";

  /** Passed means: the offset was taken in by the bulk consumer and nothing up to it is parked. */
  private static final String UNREAD =
      """
      select r.ref from repository r
      where not r.gone
        and (not r.read_completely
             or exists (
               select 1 from repository_end e
               left join consumer_offset o
                 on o.consumer = 'sync-engine.bulk' and o.topic = e.topic and o.partition = e.partition
               where e.ref = r.ref
                 and (o.next is null or o.next <= e.record_offset
                      or exists (select 1 from parked p
                                 where p.consumer = 'sync-engine.bulk' and p.topic = e.topic
                                   and p.partition = e.partition and p.record_offset <= e.record_offset))))""";

  /** Begins at the few that are fresh, however many items there are. */
  private static final String UNSETTLED =
      """
      with fresh as materialized (select key from artefact_key where fresh), unread as (%s)
      select fresh.key from fresh
      cross join lateral (
        select 1 from item_key ik join item i on i.ref = ik.ref
        where ik.key = fresh.key and not i.gone
          and (i.decided_facts is null or i.decided_facts not like '%%UNKNOWN%%'
               or not exists (select 1 from unread))
          and (i.decided_facts is null or i.decided_facts not like '%%all-children-done=UNKNOWN%%'
               or exists (select 1 from tracker t where t.complete and i.ref like t.source || '/%%'))
        limit 1) known
      limit $1"""
          .formatted(UNREAD);

  private static final String PUT_REPOSITORIES =
      """
      insert into repository (ref, read_completely, gone)
      select * from unnest($1::text[], $2::boolean[], $3::boolean[])
      on conflict (ref) do update
        set read_completely = repository.read_completely or excluded.read_completely, gone = excluded.gone
        where excluded.read_completely and not repository.read_completely or repository.gone <> excluded.gone""";

  private static final String PUT_ENDS =
      """
      insert into repository_end (ref, topic, partition, record_offset)
      select * from unnest($1::text[], $2::text[], $3::int[], $4::bigint[])
      on conflict (ref, topic, partition) do update set record_offset = excluded.record_offset""";

  @Override
  public Uni<Set<String>> put(Tx tx, Collection<Seen> seen, Instant now) {
    if (seen.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    List<Scope> repositories =
        seen.stream()
            .map(s -> s.artefact().repository())
            .distinct()
            .map(r -> new Scope(r, false, false, Map.of()))
            .toList();
    Tuple rows =
        Tuple.tuple()
            .addValue(column(seen, Seen::ref))
            .addValue(column(seen, s -> s.artefact().repository().toString()))
            .addValue(column(seen, s -> ArtefactJson.write(s.artefact())))
            .addValue(seen.stream().map(Seen::version).toArray(Long[]::new))
            .addValue(column(seen, Seen::eventId));
    List<String> keys = new ArrayList<>();
    List<String> refs = new ArrayList<>();
    List<Boolean> fresh = new ArrayList<>();
    for (Seen one : seen) {
      for (String key : one.keys()) {
        keys.add(key);
        refs.add(one.ref());
        fresh.add(one.live());
      }
    }
    rows.addValue(keys.toArray(String[]::new))
        .addValue(refs.toArray(String[]::new))
        .addValue(fresh.toArray(Boolean[]::new))
        .addValue(now.atOffset(ZoneOffset.UTC));
    Tuple drops =
        Tuple.of(
            column(seen, Seen::ref),
            seen.stream().map(Seen::version).toArray(Long[]::new),
            column(seen, Seen::eventId),
            keys.toArray(String[]::new),
            refs.toArray(String[]::new),
            now.atOffset(ZoneOffset.UTC));
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            putRepositories(tx, repositories),
            tx.connection().preparedQuery(PUT).execute(rows),
            tx.connection().preparedQuery(DROP_KEYS).execute(drops))
        .asTuple()
        .map(
            answers -> {
              Set<String> affected = new TreeSet<>();
              answers.getItem2().forEach(row -> affected.add(row.getString(0)));
              answers.getItem3().forEach(row -> affected.add(row.getString(0)));
              return affected;
            });
  }

  @Override
  public Uni<Map<String, List<Naming>>> naming(Tx tx, Collection<String> keys) {
    return tx.connection()
        .preparedQuery(NAMING)
        .execute(Tuple.of(keys.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, List<Naming>> naming = new HashMap<>();
              for (Row row : rows) {
                naming
                    .computeIfAbsent(row.getString(0), key -> new ArrayList<>())
                    .add(new Naming(ArtefactJson.read(row.getString(2)), row.getBoolean(1)));
              }
              return naming;
            });
  }

  @Override
  public Uni<Void> settle(Tx tx, Collection<String> keys) {
    return keys.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection()
            .preparedQuery("update artefact_key set fresh = false where key = any($1) and fresh")
            .execute(Tuple.of(keys.toArray(String[]::new)))
            .replaceWithVoid();
  }

  @Override
  public Uni<Set<String>> unsettled(Tx tx, int limit) {
    return tx.connection()
        .preparedQuery(UNSETTLED)
        .execute(Tuple.of(limit))
        .map(
            rows -> {
              Set<String> keys = new TreeSet<>();
              rows.forEach(row -> keys.add(row.getString(0)));
              return keys;
            });
  }

  @Override
  public Uni<Void> putRepositories(Tx tx, Collection<Scope> repositories) {
    if (repositories.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.of(
            repositories.stream().map(s -> s.repository().toString()).toArray(String[]::new),
            repositories.stream().map(Scope::readCompletely).toArray(Boolean[]::new),
            repositories.stream().map(Scope::gone).toArray(Boolean[]::new));
    return Uni.combine()
        .all()
        .unis(
            tx.connection().preparedQuery(PUT_REPOSITORIES).execute(rows),
            putEnds(tx, repositories))
        .discardItems();
  }

  private static Uni<Void> putEnds(Tx tx, Collection<Scope> repositories) {
    Map<String, Map<String, Long>> ends = new HashMap<>();
    repositories.stream()
        .filter(scope -> !scope.ends().isEmpty())
        .forEach(scope -> ends.put(scope.repository().toString(), scope.ends()));
    return ends.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.connection().preparedQuery(PUT_ENDS).execute(EndRows.of(ends)).replaceWithVoid();
  }

  @Override
  public Uni<Set<RepositoryRef>> unread(Tx tx) {
    return tx.connection()
        .preparedQuery(UNREAD)
        .execute()
        .map(
            rows -> {
              Set<RepositoryRef> unread = new java.util.HashSet<>();
              rows.forEach(row -> unread.add(RepositoryRef.parse(row.getString(0))));
              return unread;
            });
  }

  private static <T> String[] column(
      Collection<T> rows,
      java.util.function.Function<T, @org.jspecify.annotations.Nullable String> value) {
    Stream<String> values = rows.stream().map(value);
    return values.toArray(String[]::new);
  }
}
