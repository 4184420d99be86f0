package dev.lockstep.connector;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.messaging.Publisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what is new. Polls overlap and hooks repeat, so most of what is observed was published
 * before: that is remembered per entity, after the broker's acknowledgement.
 */
@ApplicationScoped
public class ChangePublisher {

  private static final String REMEMBER =
      """
      insert into published (scope, entity, version, fingerprint)
      select $1, e, v, f from unnest($2::text[], $3::bigint[], $4::text[]) as r (e, v, f)
      on conflict (scope, entity) do update set version = excluded.version, fingerprint = excluded.fingerprint
      where published.version <= excluded.version""";

  private final Pool pool;
  private final Publisher publisher;
  private final Clock clock;

  ChangePublisher(Pool pool, Publisher publisher, Clock clock) {
    this.pool = pool;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** What was published of an entity. */
  private record Known(long version, String fingerprint) {}

  /**
   * Publishes those that are newer than what was published, or equally old with other content.
   *
   * @param scope whose entities these are, for example {@code jira/1}
   * @param source CloudEvents source of the events
   * @param causationId the message that made the connector look, if one did
   * @return how many were published, once the broker has them all
   */
  public Uni<Integer> publishNew(
      String scope,
      String source,
      Origin origin,
      @Nullable String causationId,
      List<Observed> observed) {
    if (observed.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return known(scope, observed)
        .chain(
            known -> {
              Map<String, Observed> fresh = new LinkedHashMap<>();
              for (Observed o : observed) {
                if (isNew(o, known.get(o.entity())) && isNewer(o, fresh.get(o.entity()))) {
                  fresh.put(o.entity(), o);
                }
              }
              List<Envelope<?>> envelopes = new ArrayList<>(fresh.size());
              for (Observed o : fresh.values()) {
                Known before = known.get(o.entity());
                OptionalLong version =
                    before == null ? OptionalLong.empty() : OptionalLong.of(before.version());
                envelopes.add(
                    Envelope.of(source, clock.instant(), origin, o.event().apply(version))
                        .because(causationId));
              }
              return publisher
                  .publish(envelopes)
                  .chain(() -> remember(scope, List.copyOf(fresh.values())))
                  .replaceWith(fresh.size());
            });
  }

  /** Forgets what was published of a scope, so that everything is published again. */
  public Uni<Void> forget(String scope) {
    return pool.preparedQuery("delete from published where scope = $1")
        .execute(Tuple.of(scope))
        .replaceWithVoid();
  }

  private static boolean isNew(Observed o, @Nullable Known known) {
    return known == null
        || o.version() > known.version()
        || o.version() == known.version() && !o.fingerprint().equals(known.fingerprint());
  }

  private static boolean isNewer(Observed o, @Nullable Observed other) {
    return other == null || o.version() >= other.version();
  }

  private Uni<Map<String, Known>> known(String scope, List<Observed> observed) {
    String[] entities = observed.stream().map(Observed::entity).distinct().toArray(String[]::new);
    return pool.preparedQuery(
            "select entity, version, fingerprint from published where scope = $1 and entity = any($2)")
        .execute(Tuple.of(scope, entities))
        .map(
            rows -> {
              Map<String, Known> known = new HashMap<>();
              rows.forEach(
                  row -> known.put(row.getString(0), new Known(row.getLong(1), row.getString(2))));
              return known;
            });
  }

  private Uni<Void> remember(String scope, List<Observed> fresh) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.of(
            scope,
            fresh.stream().map(Observed::entity).toArray(String[]::new),
            fresh.stream().map(Observed::version).toArray(Long[]::new),
            fresh.stream().map(Observed::fingerprint).toArray(String[]::new));
    return pool.preparedQuery(REMEMBER).execute(rows).replaceWithVoid();
  }
}
