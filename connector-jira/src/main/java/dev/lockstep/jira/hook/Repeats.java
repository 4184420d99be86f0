package dev.lockstep.jira.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The deliveries of one instance that were taken lately, the oldest forgotten first. Only what the
 * broker has is noted here, so that a retry of one that failed is taken.
 */
final class Repeats {

  private static final int MOST = 20_000;

  /** Jira's own ids are far shorter; longer ones would make a bound by number none. */
  private static final int LONGEST = 200;

  private static final Duration KEPT = Duration.ofHours(24);

  private final Map<String, Instant> taken = new LinkedHashMap<>();

  /** Whether it was taken within the last day. */
  synchronized boolean has(String delivery, Instant now) {
    Instant at = taken.get(delivery);
    return at != null && at.isAfter(now.minus(KEPT));
  }

  /** It was taken. */
  synchronized void note(String delivery, Instant now) {
    if (delivery.length() > LONGEST) {
      return;
    }
    taken.remove(delivery); // so that it goes to the end
    taken.put(delivery, now);
    Instant forgotten = now.minus(KEPT);
    Iterator<Instant> oldest = taken.values().iterator();
    while (oldest.hasNext() && (!oldest.next().isAfter(forgotten) || taken.size() > MOST)) {
      oldest.remove();
    }
  }

  synchronized int size() {
    return taken.size();
  }
}
