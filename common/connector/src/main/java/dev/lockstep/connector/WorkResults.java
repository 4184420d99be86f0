package dev.lockstep.connector;

import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Drain;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Stores what work came to, together with what is to be published of it: whatever gathers while one
 * transaction runs shares the next. Work that somebody else finished meanwhile is not told again.
 */
final class WorkResults {

  private static final int MOST = 200;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final WorkTable table;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Consumer<List<Claimed>> stored;
  private final Queue<Finished> waiting = new ConcurrentLinkedQueue<>();
  private final Drain drain;

  /**
   * @param name for the log
   * @param stored told what was stored, after the commit
   */
  WorkResults(
      String name,
      WorkTable table,
      Transactions transactions,
      Outbox outbox,
      Consumer<List<Claimed>> stored) {
    this.table = table;
    this.transactions = transactions;
    this.outbox = outbox;
    this.stored = stored;
    this.drain = new Drain(name + " results", this::portion);
  }

  private record Finished(Claimed claimed, Result result) {}

  /** Some of it is no longer there: it was held too long and somebody else has finished it. */
  private static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Has these stored soon. */
  void add(List<Claimed> pieces, List<Result> results) {
    for (int i = 0; i < pieces.size(); i++) {
      waiting.add(new Finished(pieces.get(i), results.get(i)));
    }
    drain.wake();
  }

  /** There may be something that could not be stored before. */
  void wake() {
    drain.wake();
  }

  private Uni<Boolean> portion() {
    List<Finished> portion = new ArrayList<>();
    while (portion.size() < MOST && !waiting.isEmpty()) {
      portion.add(waiting.remove());
    }
    if (portion.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    return transactions
        .run(tx -> store(tx, portion))
        .onFailure(GoneException.class)
        .recoverWithUni(() -> transactions.run(tx -> storePresent(tx, portion)))
        .onFailure()
        .invoke(() -> waiting.addAll(portion))
        .invoke(
            () -> {
              stored.accept(portion.stream().map(Finished::claimed).toList());
              outbox.wake();
            })
        .replaceWith(true);
  }

  private Uni<Void> storePresent(Tx tx, List<Finished> portion) {
    List<Long> seqs = portion.stream().map(one -> one.claimed().seq()).toList();
    return table
        .present(tx, seqs)
        .chain(
            present ->
                store(
                    tx,
                    portion.stream()
                        .filter(one -> present.contains(one.claimed().seq()))
                        .toList()));
  }

  /** One round trip: no statement needs the answer of another. */
  private Uni<Void> store(Tx tx, List<Finished> portion) {
    List<Claimed> done = new ArrayList<>(portion.size());
    List<Envelope<?>> messages = new ArrayList<>(portion.size());
    List<Uni<Integer>> statements = new ArrayList<>();
    for (Finished one : portion) {
      messages.addAll(one.result().messages());
      if (one.result() instanceof Result.Later later) {
        statements.add(putBack(tx, one.claimed(), later));
      } else {
        done.add(one.claimed());
      }
    }
    statements.add(table.remove(tx, done));
    statements.add(outbox.append(tx, messages).replaceWith(0));
    return Uni.join()
        .all(statements)
        .andFailFast()
        .invoke(
            counts -> {
              if (counts.stream().mapToInt(Integer::intValue).sum() < portion.size()) {
                throw new GoneException();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Integer> putBack(Tx tx, Claimed claimed, Result.Later later) {
    Duration grown = later.pause().multipliedBy(1L << Math.min(claimed.attempts(), 10));
    Duration bounded = grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    Duration pause = bounded.compareTo(later.pause()) > 0 ? bounded : later.pause();
    return table.putBack(tx, claimed, pause, later.reason());
  }
}
