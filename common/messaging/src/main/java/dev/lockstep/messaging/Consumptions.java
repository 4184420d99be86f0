package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Makes the {@link Consumption} of each consumer of a service and repeats what they parked. */
@ApplicationScoped
public class Consumptions {

  private final Transactions transactions;
  private final StoredOffsets offsets;
  private final Parking parking;
  private final Publisher publisher;
  private final Tracing tracing;
  private final MeterRegistry metrics;
  private final List<Consumption> all = new CopyOnWriteArrayList<>();

  Consumptions(
      Transactions transactions,
      StoredOffsets offsets,
      Parking parking,
      Publisher publisher,
      Tracing tracing,
      MeterRegistry metrics) {
    this.transactions = transactions;
    this.offsets = offsets;
    this.parking = parking;
    this.publisher = publisher;
    this.tracing = tracing;
    this.metrics = metrics;
  }

  /** Applies messages inside the transaction that also advances the offsets. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Applies a batch. Messages of one key come in order; a message may come again after a crash or
     * a rebalance only if its transaction did not commit.
     *
     * @param tx the transaction to write in
     * @param batch at least one message
     */
    Uni<Void> handle(Tx tx, List<Envelope<?>> batch);
  }

  /**
   * A consumer.
   *
   * @param group the Kafka group id of its channel
   * @param handler what it does
   */
  public Consumption of(String group, Handler handler) {
    return of(group, handler, () -> {});
  }

  /**
   * A consumer whose commits somebody waits for.
   *
   * @param group the Kafka group id of its channel
   * @param handler what it does
   * @param committed called after each commit, to wake what waits for it
   */
  public Consumption of(String group, Handler handler, Runnable committed) {
    Consumption consumption =
        new Consumption(
            group, handler, committed, transactions, offsets, parking, publisher, tracing, metrics);
    all.add(consumption);
    return consumption;
  }

  /** The consumers of this service, by their group id. */
  Set<String> groups() {
    return all.stream().map(Consumption::group).collect(Collectors.toCollection(TreeSet::new));
  }

  @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> repeatParked() {
    return parking
        .consumersWithDue()
        .onItem()
        .transformToMulti(
            due -> Multi.createFrom().items(all.stream().filter(one -> due.contains(one.group()))))
        .onItem()
        .transformToUniAndConcatenate(Consumption::repeatParked)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
