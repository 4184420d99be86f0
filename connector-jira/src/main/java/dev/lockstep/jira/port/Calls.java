package dev.lockstep.jira.port;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that one piece of work cost. */
public final class Calls {

  private final AtomicInteger count = new AtomicInteger();

  /** One more request goes out. */
  public void spend() {
    count.incrementAndGet();
  }

  /** How many went out. */
  public int count() {
    return count.get();
  }
}
