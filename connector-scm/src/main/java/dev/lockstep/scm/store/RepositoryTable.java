package dev.lockstep.scm.store;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.collect.RepositoryStore;
import dev.lockstep.scm.port.Repository;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RepositoryTable implements RepositoryStore {

  private static final String COLUMNS =
      "ref, id, name, archived, stamp, in_scope, first_tried_at, swept_at, projects, swept_stamp";

  /** Parameter 7: when they were listed. */
  private static final String KEEP =
      """
      insert into repository (ref, id, name, archived, stamp, in_scope)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::boolean[])
      on conflict (ref) do update
        set id = excluded.id, name = excluded.name, archived = excluded.archived, in_scope = excluded.in_scope,
            stamp = case when repository.doubted_at >= $7 then '' else excluded.stamp end\
      """;

  /** Parameters: not tried since, not swept since, projects. */
  private static final String DUE =
      """
      in_scope and (tried_at is null or tried_at <= $1)
      and (stamp is null or (stamp <> '' and swept_stamp is distinct from stamp) or swept_at is null or swept_at <= $2
           or projects is distinct from $3)\
      """;

  private static final String CLAIM =
      """
      update repository set tried_at = $5, first_tried_at = coalesce(first_tried_at, $5)
      where ref = $4 and %s
      returning %s"""
          .formatted(DUE, COLUMNS);

  private final Pool pool;

  RepositoryTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<Known>> all() {
    return pool.query("select " + COLUMNS + " from repository order by ref")
        .execute()
        .map(
            rows -> {
              List<Known> known = new ArrayList<>();
              rows.forEach(row -> known.add(known(row)));
              return known;
            });
  }

  @Override
  public Uni<Void> keep(List<Known> repositories, Instant listedAt) {
    if (repositories.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.of(
                repositories.stream()
                    .map(k -> k.repository().ref().toString())
                    .toArray(String[]::new),
                repositories.stream().map(k -> k.repository().id()).toArray(String[]::new),
                repositories.stream().map(k -> k.repository().name()).toArray(String[]::new),
                repositories.stream().map(k -> k.repository().archived()).toArray(Boolean[]::new),
                repositories.stream().map(k -> k.repository().stamp()).toArray(String[]::new),
                repositories.stream().map(Known::inScope).toArray(Boolean[]::new))
            .addOffsetDateTime(at(listedAt));
    return pool.preparedQuery(KEEP).execute(rows).replaceWithVoid();
  }

  @Override
  public Uni<List<RepositoryRef>> due(Due due) {
    return pool.preparedQuery(
            "select ref from repository where " + DUE + " order by tried_at nulls first, ref")
        .execute(Tuple.of(at(due.notTriedSince()), at(due.notSweptSince()), due.projects()))
        .map(
            rows -> {
              List<RepositoryRef> refs = new ArrayList<>();
              rows.forEach(row -> refs.add(RepositoryRef.parse(row.getString(0))));
              return refs;
            });
  }

  @Override
  public Uni<Optional<Known>> claim(RepositoryRef repository, Instant now, Due due) {
    return pool.preparedQuery(CLAIM)
        .execute(
            Tuple.of(
                at(due.notTriedSince()),
                at(due.notSweptSince()),
                due.projects(),
                repository.toString(),
                at(now)))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(known(rows.iterator().next())));
  }

  @Override
  public Uni<Void> swept(Known known, Instant beganAt, String projects) {
    return pool.preparedQuery(
            """
            update repository set swept_at = $2, projects = $3,
              swept_stamp = case when doubted_at >= tried_at then null else $4 end
            where ref = $1""")
        .execute(
            Tuple.of(
                known.repository().ref().toString(),
                at(beganAt),
                projects,
                known.repository().stamp()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> doubt(RepositoryRef repository, Instant at) {
    return pool.preparedQuery(
            """
            update repository set stamp = '', swept_stamp = null, doubted_at = $2
            where ref = $1 and stamp is not null""")
        .execute(Tuple.of(repository.toString(), at(at)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> hurry() {
    return pool.query("update repository set tried_at = null").execute().replaceWithVoid();
  }

  private static Known known(Row row) {
    return new Known(
        new Repository(
            RepositoryRef.parse(row.getString(0)),
            row.getString(1),
            row.getString(2),
            row.getBoolean(3),
            row.getString(4)),
        row.getBoolean(5),
        instant(row.getOffsetDateTime(6)),
        instant(row.getOffsetDateTime(7)),
        row.getString(8),
        row.getString(9));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
