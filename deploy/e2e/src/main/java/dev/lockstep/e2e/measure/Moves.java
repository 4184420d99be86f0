package dev.lockstep.e2e.measure;

import dev.lockstep.e2e.measure.Load.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What became of opened pull requests.
 *
 * @param done those whose issue moved, in the order in which their webhooks were accepted
 * @param lost those whose issue never moved
 * @param doubled those whose issue was written more than once
 * @param refused those whose webhook was not accepted
 */
public record Moves(List<Move> done, int lost, int doubled, int refused) {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /**
   * One that moved its issue; times in microseconds.
   *
   * @param sent when the webhook was sent
   * @param accepted when it was answered
   * @param written when Jira was told
   */
  public record Move(Opened opened, long sent, long accepted, long written) {
    /** Milliseconds from the answer to the write. */
    public double reactionMillis() {
      return (written - accepted) / 1000.0;
    }
  }

  /** Waits until all have moved, or no longer than said. */
  public static Moves await(JournalTail journal, Collection<Opened> opened, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    Moves moves = of(journal, opened);
    while (moves.done.size() < opened.size() && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      moves = of(journal, opened);
    }
    return moves;
  }

  private static Moves of(JournalTail journal, Collection<Opened> opened) {
    journal.read();
    List<Move> done = new ArrayList<>();
    int lost = 0;
    int doubled = 0;
    int refused = 0;
    for (Opened one : opened) {
      OptionalLong accepted = journal.accepted(one.name());
      List<Long> writes = journal.writes(one.key());
      if (accepted.isEmpty()) {
        refused++;
      }
      if (writes.isEmpty()) {
        lost++;
      } else {
        doubled += writes.size() > 1 ? 1 : 0;
        if (accepted.isPresent()) {
          long at = accepted.getAsLong();
          done.add(new Move(one, journal.sent(one.name()).orElse(at), at, writes.get(0)));
        }
      }
    }
    done.sort(java.util.Comparator.comparingLong(Move::accepted));
    return new Moves(List.copyOf(done), lost, doubled, refused);
  }

  /** From the answer to the write. */
  public Latencies reaction() {
    return new Latencies(done.stream().map(Move::reactionMillis).toList());
  }

  /** The same for the part of the moves from one share of them to another. */
  public Latencies reaction(double from, double to) {
    return new Latencies(
        done.subList((int) (done.size() * from), (int) (done.size() * to)).stream()
            .map(Move::reactionMillis)
            .toList());
  }
}
