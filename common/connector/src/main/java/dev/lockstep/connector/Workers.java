package dev.lockstep.connector;

import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Drain;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * A fixed number of workers on one lane of the work table. A worker holds its rows by the lock of
 * its transaction while it works: a killed process gives them back at once, and since commands
 * converge, doing one twice is harmless.
 */
public final class Workers {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Lane lane;
  private final int batch;
  private final Performer performer;
  private final WorkTable table;
  private final Transactions transactions;
  private final Outbox outbox;
  private final List<Drain> drains;
  private final AtomicIntegerArray busy;

  Workers(
      Lane lane,
      int batch,
      int workers,
      Performer performer,
      WorkTable table,
      Transactions transactions,
      Outbox outbox) {
    this.lane = lane;
    this.batch = batch;
    this.performer = performer;
    this.table = table;
    this.transactions = transactions;
    this.outbox = outbox;
    this.busy = new AtomicIntegerArray(workers);
    this.drains =
        IntStream.range(0, workers)
            .mapToObj(
                i ->
                    new Drain(
                        lane.name().toLowerCase(java.util.Locale.ROOT) + "-" + i, () -> step(i)))
            .toList();
  }

  /** Does the work. */
  @FunctionalInterface
  public interface Performer {

    /**
     * Does the claimed pieces and says of each, in their order, what it came to. Fails only if none
     * was done.
     */
    Uni<List<Result>> perform(List<Claimed> claimed);
  }

  /** What a piece of work came to. */
  public sealed interface Result {

    /**
     * It is finished.
     *
     * @param messages published when that is committed: outcomes
     */
    record Done(List<? extends Envelope<?>> messages) implements Result {}

    /**
     * It must wait.
     *
     * @param pause at least this long; longer after several attempts
     * @param reason shown to people
     * @param messages published when that is committed: deferrals
     */
    record Later(Duration pause, String reason, List<? extends Envelope<?>> messages)
        implements Result {

      /** Waits without telling anybody. */
      public Later(Duration pause, String reason) {
        this(pause, reason, List.of());
      }
    }

    /** What to publish when it is committed. */
    List<? extends Envelope<?>> messages();
  }

  /** Adds work at the end of its keys; call {@link #wake()} after the commit. */
  public Uni<Void> add(Tx tx, List<? extends Envelope<?>> envelopes) {
    return table.add(tx, lane, envelopes);
  }

  /** There may be work. Also to be called about once a second, for work whose time has come. */
  public void wake() {
    for (int i = 0; i < drains.size(); i++) {
      if (busy.get(i) == 0) {
        drains.get(i).wake();
        return;
      }
    }
    // All are at it; whoever ends first looks again.
    drains.forEach(Drain::wake);
  }

  private Uni<Boolean> step(int worker) {
    busy.set(worker, 1);
    return portion(worker).onTermination().invoke(() -> busy.set(worker, 0));
  }

  private Uni<Boolean> portion(int worker) {
    return transactions
        .run(
            tx ->
                table
                    .claim(tx, lane, batch)
                    .chain(
                        claimed -> {
                          if (claimed.isEmpty()) {
                            return Uni.createFrom().item(false);
                          }
                          boolean full = claimed.size() == batch;
                          if (full) {
                            wake(); // there may be more for another one
                          }
                          // What waited behind these keys may be done next.
                          return perform(tx, claimed).replaceWith(full || lane.isOrdered());
                        }))
        .invoke(outbox::wake);
  }

  private Uni<Void> perform(Tx tx, List<Claimed> claimed) {
    return Uni.createFrom()
        .deferred(() -> performer.perform(claimed))
        .onFailure()
        .recoverWithItem(e -> claimed.stream().map(c -> later(e)).toList())
        .chain(results -> finish(tx, claimed, results));
  }

  private static Result later(Throwable failure) {
    Duration pause =
        failure instanceof UpstreamException.Throttled throttled
            ? throttled.retryAfter()
            : Duration.ofSeconds(1);
    return new Result.Later(pause, String.valueOf(failure));
  }

  private Uni<Void> finish(Tx tx, List<Claimed> claimed, List<Result> results) {
    List<Claimed> done =
        IntStream.range(0, claimed.size())
            .filter(i -> results.get(i) instanceof Result.Done)
            .mapToObj(claimed::get)
            .toList();
    List<Envelope<?>> messages =
        results.stream().<Envelope<?>>flatMap(result -> result.messages().stream()).toList();
    Uni<Void> finished = done.isEmpty() ? Uni.createFrom().voidItem() : table.remove(tx, done);
    return finished
        .chain(() -> outbox.append(tx, messages))
        .chain(
            () ->
                Multi.createFrom()
                    .range(0, claimed.size())
                    .filter(i -> results.get(i) instanceof Result.Later)
                    .onItem()
                    .transformToUniAndConcatenate(
                        i -> putBack(tx, claimed.get(i), (Result.Later) results.get(i)))
                    .collect()
                    .last())
        .replaceWithVoid();
  }

  private Uni<Void> putBack(Tx tx, Claimed claimed, Result.Later later) {
    Duration grown = later.pause().multipliedBy(1L << Math.min(claimed.attempts(), 10));
    Duration bounded = grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    Duration pause = bounded.compareTo(later.pause()) > 0 ? bounded : later.pause();
    return table.putBack(tx, claimed, pause, later.reason());
  }
}
