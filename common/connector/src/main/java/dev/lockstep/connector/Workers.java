package dev.lockstep.connector;

import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Drain;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A fixed number of workers on one lane of the work table. What is added while a worker is free is
 * taken with the same statement and begun after the commit; what found none, or has something
 * before it in its key, is taken later. Nothing is locked while work is done: what was taken is
 * held for a while, and since commands converge, doing one twice is harmless.
 */
public final class Workers {

  private static final long PROLONG_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Lane lane;
  private final int batch;
  private final int most;
  private final Performer performer;
  private final WorkTable table;
  private final WorkResults results;
  private final Drain claims;
  private final Set<Long> held = ConcurrentHashMap.newKeySet();

  /** Whether the table may hold work that is due and not taken. */
  private final AtomicBoolean left = new AtomicBoolean();

  /** How often something was finished: what then became free may have been missed by a claim. */
  private final AtomicLong ends = new AtomicLong();

  private volatile long prolongedAt = System.nanoTime();

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
    this.most = batch * workers;
    this.performer = performer;
    this.table = table;
    String name = lane.name().toLowerCase(Locale.ROOT);
    this.results = new WorkResults(name, table, transactions, outbox, this::finished);
    this.claims = new Drain(name + " claims", this::claim);
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

  /** Adds work at the end of its keys; it is begun after the commit. */
  public Uni<Void> add(Tx tx, List<? extends Envelope<?>> envelopes) {
    boolean room = held.size() + envelopes.size() <= most;
    return table
        .add(tx, lane, envelopes, room)
        .invoke(taken -> tx.afterCommit(() -> added(taken, envelopes.size())))
        .replaceWithVoid();
  }

  /** To be called about once a second, for work whose time has come. */
  public void wake() {
    results.wake();
    claims.wake();
  }

  private void added(List<Claimed> taken, int all) {
    begin(taken);
    if (taken.size() < all) {
      left.set(true);
      claims.wake();
    }
  }

  private Uni<Boolean> claim() {
    int room = most - held.size();
    boolean perhaps = left.getAndSet(false);
    long endsBefore = ends.get();
    return prolonged()
        .chain(
            () -> room <= 0 ? Uni.createFrom().item(List.<Claimed>of()) : table.claim(lane, room))
        .invoke(this::begin)
        .chain(
            claimed ->
                claimed.isEmpty() && perhaps
                    ? table.anyDue(lane)
                    : Uni.createFrom().item(!claimed.isEmpty()))
        .onFailure()
        .invoke(() -> left.set(true))
        .map(
            more -> {
              if (more) {
                left.set(true); // behind what is held, or without room
              }
              return more && ends.get() != endsBefore;
            });
  }

  private Uni<Void> prolonged() {
    if (held.isEmpty() || System.nanoTime() - prolongedAt < PROLONG_NANOS) {
      return Uni.createFrom().voidItem();
    }
    prolongedAt = System.nanoTime();
    return table.prolong(List.copyOf(held));
  }

  private void begin(List<Claimed> taken) {
    taken.forEach(one -> held.add(one.seq()));
    for (int from = 0; from < taken.size(); from += batch) {
      List<Claimed> portion = taken.subList(from, Math.min(taken.size(), from + batch));
      Uni.createFrom()
          .deferred(() -> performer.perform(portion))
          .onFailure()
          .recoverWithItem(e -> portion.stream().map(one -> later(e)).toList())
          .subscribe()
          .with(came -> results.add(portion, came));
    }
  }

  private static Result later(Throwable failure) {
    Duration pause =
        failure instanceof UpstreamException.Throttled throttled
            ? throttled.retryAfter()
            : Duration.ofSeconds(1);
    return new Result.Later(pause, String.valueOf(failure));
  }

  private void finished(List<Claimed> pieces) {
    pieces.forEach(one -> held.remove(one.seq()));
    ends.incrementAndGet();
    if (left.get()) {
      claims.wake();
    }
  }
}
