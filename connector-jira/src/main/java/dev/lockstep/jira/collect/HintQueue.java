package dev.lockstep.jira.collect;

import dev.lockstep.connector.WorkTable;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hints that wait to be read, and the workers that read them. */
@ApplicationScoped
public class HintQueue {

  /** A call takes a hundred items; while it runs the next hundred gathers. */
  private static final int BATCH = 100;

  /** Two, so that a site that hangs does not stop the others. */
  private static final int WORKERS = 2;

  private final WorkTable table;
  private final Workers workers;

  HintQueue(WorkTable table, Transactions transactions, Outbox outbox, ReadHints readHints) {
    this.table = table;
    this.workers = new Workers(Lane.HINT, BATCH, WORKERS, readHints, table, transactions, outbox);
  }

  /** Adds hints in the transaction. */
  public Uni<Void> add(Tx tx, List<Envelope<?>> hints) {
    return table.add(tx, Lane.HINT, hints);
  }

  /** There may be hints. */
  public void wake() {
    workers.wake();
  }
}
