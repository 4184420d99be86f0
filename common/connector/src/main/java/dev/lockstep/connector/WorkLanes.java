package dev.lockstep.connector;

import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers.Performer;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Tracing;
import dev.lockstep.messaging.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** Puts workers on the lanes of this service's work table. */
@ApplicationScoped
public class WorkLanes {

  private final WorkTable table;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Tracing tracing;

  WorkLanes(WorkTable table, Transactions transactions, Outbox outbox, Tracing tracing) {
    this.table = table;
    this.transactions = transactions;
    this.outbox = outbox;
    this.tracing = tracing;
  }

  /**
   * Workers for a lane.
   *
   * @param batch how many pieces a worker takes at once
   * @param workers how many work at the same time
   */
  public Workers of(Lane lane, int batch, int workers, Performer performer) {
    return new Workers(lane, batch, workers, traced(lane, performer), table, transactions, outbox);
  }

  /** Each piece as a step of its trace, for those who look. */
  private Performer traced(Lane lane, Performer performer) {
    return tracing.isOn()
        ? claimed -> {
          List<Tracing.Step<?>> steps =
              tracing.steps(lane.label(), claimed.stream().map(Claimed::envelope).toList());
          List<Claimed> within =
              IntStream.range(0, claimed.size())
                  .mapToObj(i -> claimed.get(i).within(steps.get(i).envelope()))
                  .toList();
          return performer
              .perform(within)
              .onItemOrFailure()
              .invoke((results, failure) -> steps.forEach(step -> step.end(failure)));
        }
        : performer;
  }
}
