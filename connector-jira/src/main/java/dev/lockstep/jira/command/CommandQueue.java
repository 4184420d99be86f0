package dev.lockstep.jira.command;

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

/** Commands that wait to be carried out, and the workers that do it. */
@ApplicationScoped
public class CommandQueue {

  /** Of different items, carried out at the same time; they share one transaction. */
  private static final int BATCH = 4;

  private static final int WORKERS = 4;

  private final WorkTable table;
  private final Workers workers;

  CommandQueue(WorkTable table, Transactions transactions, Outbox outbox, CarryOut carryOut) {
    this.table = table;
    this.workers = new Workers(Lane.LIVE, BATCH, WORKERS, carryOut, table, transactions, outbox);
  }

  /** Adds commands in the transaction. */
  public Uni<Void> add(Tx tx, List<Envelope<?>> commands) {
    return table.add(tx, Lane.LIVE, commands);
  }

  /** There may be commands. */
  public void wake() {
    workers.wake();
  }
}
