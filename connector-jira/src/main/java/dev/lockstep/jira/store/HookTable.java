package dev.lockstep.jira.store;

import dev.lockstep.jira.hook.HookTimes;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Written now and then only: a burst of webhooks must not become a burst of updates. */
@ApplicationScoped
class HookTable implements HookTimes {

  private static final Duration SELDOM = Duration.ofSeconds(10);

  private static final String HEARD =
      """
      insert into hook_heard (instance, last_at) values ($1, $2)
      on conflict (instance) do update set last_at = greatest(hook_heard.last_at, excluded.last_at)""";

  private final Pool pool;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  HookTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public void heard(String instance, Instant at) {
    Instant before = written.get(instance);
    if (before != null && at.isBefore(before.plus(SELDOM))) {
      return;
    }
    written.put(instance, at);
    pool.preparedQuery(HEARD)
        .execute(Tuple.of(instance, at.atOffset(ZoneOffset.UTC)))
        .subscribe()
        .with(
            done -> {},
            e -> {
              written.remove(instance);
              Log.warnf("webhook's time not stored instance=%s cause=%s", instance, e);
            });
  }

  @Override
  public Uni<Optional<Instant>> last(String instance) {
    return pool.preparedQuery("select last_at from hook_heard where instance = $1")
        .execute(Tuple.of(instance))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getOffsetDateTime(0).toInstant()));
  }
}
