package dev.lockstep.sandbox.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An append-only ring of what happened; the oldest entries give way. */
public final class Journal {
  private final JournalEntry[] ring;
  private final Clock clock;
  private long last;
  private final List<Runnable> waiting = new ArrayList<>();

  /** A journal that keeps this many entries. */
  public Journal(int capacity, Clock clock) {
    this.ring = new JournalEntry[capacity];
    this.clock = clock;
  }

  /** Writes an entry down and wakes whoever waits for one. */
  public void add(String upstream, String kind, String subject, Map<String, String> detail) {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    last++;
    ring[(int) (last % ring.length)] =
        new JournalEntry(last, micros, upstream, kind, subject, detail);
    if (!waiting.isEmpty()) {
      List<Runnable> woken = List.copyOf(waiting);
      waiting.clear();
      woken.forEach(Runnable::run);
    }
  }

  /** Entries after the given number, oldest first; those that fell off the ring are skipped. */
  public List<JournalEntry> after(long seq, int limit) {
    List<JournalEntry> entries = new ArrayList<>();
    if (seq >= last) {
      return entries;
    }
    for (long next = Math.max(seq + 1, first()); next <= last && entries.size() < limit; next++) {
      entries.add(ring[(int) (next % ring.length)]);
    }
    return entries;
  }

  /** The number of the oldest entry still kept. */
  public long first() {
    return Math.max(1, last - ring.length + 1);
  }

  /** The number of the newest entry; 0 when there is none. */
  public long last() {
    return last;
  }

  /** Calls back once, at the next entry. */
  public void onNext(Runnable callback) {
    waiting.add(callback);
  }

  /** Takes a call-back away again. */
  public void forget(Runnable callback) {
    waiting.remove(callback);
  }
}
