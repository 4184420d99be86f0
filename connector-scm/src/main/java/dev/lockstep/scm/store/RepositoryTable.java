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

  private static final String COLUMNS = "ref, name, in_scope, first_tried_at, swept_at, projects";

  private static final String KEEP =
      """
      insert into repository (ref, name, in_scope)
      select * from unnest($1::text[], $2::text[], $3::boolean[])
      on conflict (ref) do update set name = excluded.name, in_scope = excluded.in_scope\
      """;

  private static final String CLAIM =
      """
      update repository set tried_at = $2, first_tried_at = coalesce(first_tried_at, $2)
      where ref = $1 and in_scope and (tried_at is null or tried_at <= $3)
      returning\s\
      """
          + COLUMNS;

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
  public Uni<Void> keep(List<Known> repositories) {
    if (repositories.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.of(
            repositories.stream().map(k -> k.repository().ref().toString()).toArray(String[]::new),
            repositories.stream().map(k -> k.repository().name()).toArray(String[]::new),
            repositories.stream().map(Known::inScope).toArray(Boolean[]::new));
    return pool.preparedQuery(KEEP).execute(rows).replaceWithVoid();
  }

  @Override
  public Uni<List<RepositoryRef>> notTriedSince(Instant time) {
    return pool.preparedQuery(
            """
            select ref from repository where in_scope and (tried_at is null or tried_at <= $1)
            order by tried_at nulls first, ref\
            """)
        .execute(Tuple.of(at(time)))
        .map(
            rows -> {
              List<RepositoryRef> due = new ArrayList<>();
              rows.forEach(row -> due.add(RepositoryRef.parse(row.getString(0))));
              return due;
            });
  }

  @Override
  public Uni<Optional<Known>> claim(RepositoryRef repository, Instant now, Instant notTriedSince) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(repository.toString(), at(now), at(notTriedSince)))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(known(rows.iterator().next())));
  }

  @Override
  public Uni<Void> swept(RepositoryRef repository, Instant beganAt, String projects) {
    return pool.preparedQuery("update repository set swept_at = $2, projects = $3 where ref = $1")
        .execute(Tuple.of(repository.toString(), at(beganAt), projects))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> hurry() {
    return pool.query("update repository set tried_at = null").execute().replaceWithVoid();
  }

  private static Known known(Row row) {
    return new Known(
        new Repository(RepositoryRef.parse(row.getString(0)), row.getString(1)),
        row.getBoolean(2),
        instant(row.getOffsetDateTime(3)),
        instant(row.getOffsetDateTime(4)),
        row.getString(5));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
