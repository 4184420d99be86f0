package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads batches of one consumer so that each record takes effect exactly once in the database.
 *
 * <ul>
 *   <li>Undecodable records go to the dead letters, then on.
 *   <li>A dependency that is down stops the channel: the batch is tried again until it is back.
 *   <li>A record that fails for its own reason is found by halving the batch; its key is parked,
 *       other keys go on.
 * </ul>
 */
public final class Consumption {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final String group;
  private final Consumptions.Handler handler;
  private final Runnable committed;
  private final Transactions transactions;
  private final StoredOffsets offsets;
  private final Parking parking;
  private final Publisher publisher;
  private final Tracing tracing;
  private final Counter consumed;

  Consumption(
      String group,
      Consumptions.Handler handler,
      Runnable committed,
      Transactions transactions,
      StoredOffsets offsets,
      Parking parking,
      Publisher publisher,
      Tracing tracing,
      MeterRegistry metrics) {
    this.group = group;
    this.handler = handler;
    this.committed = committed;
    this.transactions = transactions;
    this.offsets = offsets;
    this.parking = parking;
    this.publisher = publisher;
    this.tracing = tracing;
    this.consumed =
        Counter.builder("lockstep.consumer.records").tag("consumer", group).register(metrics);
  }

  String group() {
    return group;
  }

  /**
   * Applies the batch; completes when everything in it is stored, parked or with the dead letters.
   */
  public Uni<Void> accept(ConsumerRecords<String, byte[]> records) {
    List<Received> batch =
        StreamSupport.stream(records.spliterator(), false).map(Received::of).toList();
    return publisher
        .send(
            batch.stream()
                .filter(r -> r.problem() != null)
                .map(received -> received.deadLetter(group))
                .toList())
        .chain(() -> apply(batch))
        // What is a record's own fault was parked: what comes through here is nobody's. To give up
        // would end the channel for good.
        .onFailure()
        .invoke(e -> Log.warnf("consumer waits for a dependency consumer=%s cause=%s", group, e))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .invoke(() -> consumed.increment(batch.size()));
  }

  private Uni<Void> apply(List<Received> batch) {
    if (batch.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .run(tx -> applyIn(tx, batch))
        .invoke(committed)
        .onFailure(e -> !Failures.dependencyIsDown(e))
        .recoverWithUni(e -> batch.size() == 1 ? park(batch.get(0), e) : halve(batch));
  }

  private Uni<Void> applyIn(Tx tx, List<Received> batch) {
    List<TopicPartition> partitions = batch.stream().map(Received::partition).distinct().toList();
    // Asked together, answered in one round trip.
    return Uni.combine()
        .all()
        .unis(offsets.lock(tx, group, partitions), parking.parkedKeys(tx, group, batch))
        .asTuple()
        .chain(
            known -> {
              Progress progress = known.getItem1();
              List<Received> fresh = batch.stream().filter(progress::pass).toList();
              // Sent with the first statement of the handler: neither needs the other's answer.
              return Uni.combine()
                  .all()
                  .unis(
                      applyFresh(tx, fresh, known.getItem2()), offsets.advance(tx, group, progress))
                  .discardItems();
            });
  }

  private Uni<Void> applyFresh(Tx tx, List<Received> fresh, Set<String> parked) {
    List<Envelope<?>> ready = new ArrayList<>(fresh.size());
    List<Received> behind = new ArrayList<>();
    for (Received received : fresh) {
      Envelope<?> envelope = received.envelope();
      if (envelope == null) {
        continue;
      }
      if (parked.contains(received.key())) {
        behind.add(received);
      } else {
        ready.add(envelope);
      }
    }
    Uni<Void> handled = ready.isEmpty() ? Uni.createFrom().voidItem() : handle(tx, ready);
    return behind.isEmpty()
        ? handled
        : handled.chain(() -> parking.add(tx, group, behind, "waits for its key"));
  }

  private Uni<Void> handle(Tx tx, List<Envelope<?>> ready) {
    if (!tracing.isOn()) {
      return handler.handle(tx, ready);
    }
    List<Tracing.Step<?>> steps = tracing.steps(group, ready);
    return handler
        .handle(tx, steps.stream().<Envelope<?>>map(Tracing.Step::envelope).toList())
        .onItemOrFailure()
        .invoke((nothing, failure) -> steps.forEach(step -> step.end(failure)));
  }

  private Uni<Void> halve(List<Received> batch) {
    int middle = batch.size() / 2;
    return apply(batch.subList(0, middle)).chain(() -> apply(batch.subList(middle, batch.size())));
  }

  private Uni<Void> park(Received received, Throwable cause) {
    Log.warnf(
        cause,
        "key parked consumer=%s key=%s record=%s@%d",
        group,
        received.key(),
        received.partition(),
        received.offset());
    return transactions.run(
        tx ->
            offsets
                .lock(tx, group, List.of(received.partition()))
                .chain(
                    progress ->
                        progress.pass(received)
                            ? parking
                                .add(tx, group, List.of(received), String.valueOf(cause))
                                .chain(() -> offsets.advance(tx, group, progress))
                            : Uni.createFrom().voidItem()));
  }

  /**
   * Tries the head of each parked key that is due; a key whose head succeeds goes on with its next
   * record at once.
   */
  Uni<Void> repeatParked() {
    return transactions
        .run(
            tx ->
                parking
                    .due(tx, group)
                    .chain(
                        due ->
                            due.isEmpty()
                                ? Uni.createFrom().item(due)
                                : handler
                                    .handle(tx, List.of(due.get().envelope()))
                                    .chain(() -> parking.remove(tx, due.get()))
                                    .replaceWith(due)
                                    .onFailure()
                                    .transform(
                                        e -> new Parking.StillFailingException(due.get(), e))))
        .chain(
            done -> {
              if (done.isEmpty()) {
                return Uni.createFrom().voidItem();
              }
              committed.run();
              return repeatParked();
            })
        .onFailure(Parking.StillFailingException.class)
        .recoverWithUni(e -> parking.postpone(e).chain(this::repeatParked));
  }
}
