package dev.lockstep.sync.app;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemsDue;
import dev.lockstep.contract.WorkItemsDue.Due;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Tells which items are due and not done, where the settings ask for it. */
@ApplicationScoped
class TellDue {

  private static final int PAGE = 250;

  private final DueItems items;
  private final RulesInForce rules;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Timetable timetable;

  TellDue(
      DueItems items,
      RulesInForce rules,
      Transactions transactions,
      Outbox outbox,
      Timetable timetable) {
    this.items = items;
    this.rules = rules;
    this.transactions = transactions;
    this.outbox = outbox;
    this.timetable = timetable;
  }

  /** Tells each of them once for each due date; a failure is left to the next time. */
  Uni<Void> tell(String runId) {
    Integer ahead = rules.settings().dueAlert();
    return ahead == null
        ? Uni.createFrom().voidItem()
        : part(runId, 1, timetable.today(), ahead)
            .invoke(outbox::wake)
            .onFailure()
            .invoke(e -> Log.warn("due dates not told", e))
            .onFailure()
            .recoverWithNull()
            .replaceWithVoid();
  }

  private Uni<Void> part(String runId, int part, LocalDate today, int ahead) {
    return transactions
        .run(
            tx ->
                items
                    .next(tx, today.plusDays(ahead), PAGE)
                    .call(due -> told(tx, runId, part, today, due)))
        .chain(
            due ->
                due.size() < PAGE
                    ? Uni.createFrom().voidItem()
                    : part(runId, part + 1, today, ahead));
  }

  private Uni<Void> told(Tx tx, String runId, int part, LocalDate today, List<Due> due) {
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = timetable.now();
    List<Due> ordered =
        due.stream().sorted(Comparator.comparing(Due::due).thenComparing(Due::key)).toList();
    Log.infof("items are due count=%d first=%s", ordered.size(), ordered.get(0).key());
    WorkItemsDue message = new WorkItemsDue(runId, part, today, ordered, now.toEpochMilli(), now);
    return outbox.append(tx, List.of(Envelope.of(Announcement.SOURCE, now, Origin.LIVE, message)));
  }
}
