package dev.lockstep.scm.store;

import dev.lockstep.connector.Observed;
import dev.lockstep.scm.collect.PublishedMemory.PublishedStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The collect loop's memory, for what it did not publish itself. */
@ApplicationScoped
class PublishedTable implements PublishedStore {

  /** What stands behind a slash stays where what is new does not tell it. */
  private static final String REMEMBER =
      """
      insert into published (scope, entity, version, fingerprint)
      select $1, * from unnest($2::text[], $3::bigint[], $4::text[]) as r (e, v, f) order by e
      on conflict (scope, entity) do update
        set version = excluded.version,
            fingerprint = excluded.fingerprint || case
              when excluded.fingerprint like '%/%' then ''
              else coalesce(substring(published.fingerprint from '/.*'), '') end
        where published.version <= excluded.version\
      """;

  private final Pool pool;

  PublishedTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> remember(String scope, List<Observed> published) {
    return pool.preparedQuery(REMEMBER)
        .execute(
            Tuple.of(
                scope,
                published.stream().map(Observed::entity).toArray(String[]::new),
                published.stream().map(Observed::version).toArray(Long[]::new),
                published.stream().map(Observed::fingerprint).toArray(String[]::new)))
        .replaceWithVoid();
  }
}
