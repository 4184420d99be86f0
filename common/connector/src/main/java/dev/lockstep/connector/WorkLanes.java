package dev.lockstep.connector;

import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers.Performer;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts workers on the lanes of this service's work table. */
@ApplicationScoped
public class WorkLanes {

  private final WorkTable table;
  private final Transactions transactions;
  private final Outbox outbox;

  WorkLanes(WorkTable table, Transactions transactions, Outbox outbox) {
    this.table = table;
    this.transactions = transactions;
    this.outbox = outbox;
  }

  /**
   * Workers for a lane.
   *
   * @param batch how many pieces a worker takes at once
   * @param workers how many work at the same time
   */
  public Workers of(Lane lane, int batch, int workers, Performer performer) {
    return new Workers(lane, batch, workers, performer, table, transactions, outbox);
  }
}
