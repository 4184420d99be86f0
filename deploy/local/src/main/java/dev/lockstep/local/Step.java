package dev.lockstep.local;

import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One step of the start, told when it is done. */
record Step(String name, Work work) {

  /** What a step does. */
  @FunctionalInterface
  interface Work {
    void run() throws StartFailed, IOException, InterruptedException;
  }

  /** Runs all at once and waits for all; the first failure is thrown when every step has ended. */
  static void runAll(List<Step> steps, Progress progress)
      throws StartFailed, IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, steps.size()));
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (Step step : steps) {
        running.add(threads.submit(() -> step.runTold(progress)));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throwAsIs(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Void runTold(Progress progress) throws StartFailed, IOException, InterruptedException {
    long began = System.nanoTime();
    work.run();
    progress.done(name, Duration.ofNanos(System.nanoTime() - began));
    return null;
  }

  private static void throwAsIs(Throwable cause)
      throws StartFailed, IOException, InterruptedException {
    if (cause instanceof StartFailed failed) {
      throw failed;
    }
    if (cause instanceof IOException failed) {
      throw failed;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    throw new IllegalStateException(cause);
  }
}
