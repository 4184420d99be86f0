package dev.lockstep.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The children of one data folder: where their logs and pid files are. */
public final class Children {
  private final Path logs;
  private final Path pids;
  private final ChildListener listener;
  private final BooleanSupplier mayRestart;
  private final List<Child> all = new CopyOnWriteArrayList<>();
  private boolean ending;

  /**
   * @param logs folder of the log files
   * @param pids folder of the pid files
   * @param listener is told of deaths and restarts
   * @param mayRestart whether what died can be started again now; it waits, and its deaths do not
   *     count, while this is false
   */
  public Children(Path logs, Path pids, ChildListener listener, BooleanSupplier mayRestart)
      throws IOException {
    Signals.load();
    this.logs = Files.createDirectories(logs);
    this.pids = Files.createDirectories(pids);
    this.listener = listener;
    this.mayRestart = mayRestart;
  }

  /** Starts a child and watches it from now on. */
  public synchronized Child start(ChildSpec spec) throws IOException {
    if (ending) {
      throw new IOException("everything is being ended");
    }
    Child child =
        new Child(
            spec,
            logOf(spec.name()),
            pids.resolve(spec.name() + ".pid"),
            listener,
            new RestartPolicy(mayRestart));
    all.add(child);
    child.start();
    return child;
  }

  /** Where a child's output goes. */
  public Path logOf(String name) {
    return logs.resolve(name + ".log");
  }

  /** All children ever started, in the order of their start. */
  public List<Child> all() {
    return List.copyOf(all);
  }

  /**
   * Ends everything in the order in which nobody misses anybody: services, broker, database.
   * Nothing can be started any more.
   */
  public void stopAll() {
    synchronized (this) {
      ending = true;
    }
    for (EndingOrder rank : EndingOrder.values()) {
      all.parallelStream()
          .filter(child -> EndingOrder.of(child.name()) == rank)
          .forEach(Child::stop);
    }
  }
}
