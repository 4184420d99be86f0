package dev.lockstep.notify.store;

import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.app.DecisionStore;
import dev.lockstep.notify.route.Decision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The table {@code decision}, written by the batch. */
@ApplicationScoped
class DecisionTable implements DecisionStore {

  private static final String KEEP =
      """
      insert into decision (item, wanted, rule, explanation, evidence, version, decided_at, correlation_id)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[],
                           $7::timestamptz[], $8::text[])
      on conflict (item, wanted) do update
        set rule = excluded.rule, explanation = excluded.explanation, evidence = excluded.evidence,
            version = excluded.version, decided_at = excluded.decided_at,
            correlation_id = excluded.correlation_id
        where excluded.version > decision.version\
      """;

  @Override
  public Uni<Void> keep(Tx tx, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    // One row may not be hit twice by one statement, and rows are locked in one order.
    Map<String, Decision> latest = new TreeMap<>();
    for (Decision decision : decisions) {
      latest.merge(
          decision.item() + " " + wanted(decision),
          decision,
          (a, b) -> b.version() >= a.version() ? b : a);
    }
    List<Decision> rows = List.copyOf(latest.values());
    Tuple columns =
        Tuple.tuple()
            .addValue(Columns.of(rows, decision -> decision.item().toString()))
            .addValue(Columns.of(rows, DecisionTable::wanted))
            .addValue(Columns.of(rows, Decision::rule))
            .addValue(Columns.of(rows, Decision::explanation))
            .addValue(Columns.of(rows, Decision::evidence))
            .addValue(rows.stream().map(Decision::version).toArray(Long[]::new))
            .addValue(Columns.times(rows, Decision::at))
            .addValue(Columns.of(rows, Decision::correlationId));
    return tx.connection().preparedQuery(KEEP).execute(columns).replaceWithVoid();
  }

  private static String wanted(Decision decision) {
    return decision.wanted().toLowerCase(Locale.ROOT);
  }
}
