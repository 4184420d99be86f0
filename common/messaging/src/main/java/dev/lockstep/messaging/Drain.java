package dev.lockstep.messaging;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs a step again and again while there is something to do, never twice at the same time, and
 * never forgets a wake that comes while it runs. After a failure it stops until the next wake:
 * callers add a periodic one as backstop.
 */
public final class Drain {

  private final String name;
  private final Supplier<Uni<Boolean>> step;
  private final AtomicInteger wakes = new AtomicInteger();

  /**
   * @param name for the log
   * @param step does one portion and tells whether there may be more
   */
  public Drain(String name, Supplier<Uni<Boolean>> step) {
    this.name = name;
    this.step = step;
  }

  /** There may be something to do. Cheap, callable from any thread. */
  public void wake() {
    if (wakes.getAndIncrement() == 0) {
      run();
    }
  }

  private void run() {
    int seen = wakes.get();
    Uni.createFrom()
        .deferred(() -> step.get())
        .subscribe()
        .with(
            more -> next(seen, more),
            failure -> {
              Log.warnf("drain stopped until the next wake drain=%s cause=%s", name, failure);
              next(seen, false);
            });
  }

  private void next(int seen, boolean more) {
    if (more || !wakes.compareAndSet(seen, 0)) {
      run();
    }
  }
}
