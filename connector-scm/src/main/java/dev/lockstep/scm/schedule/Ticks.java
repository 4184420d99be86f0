package dev.lockstep.scm.schedule;

import dev.lockstep.scm.collect.Directory;
import dev.lockstep.scm.collect.PublishedMemory;
import dev.lockstep.scm.collect.ReadHints;
import dev.lockstep.scm.collect.Watch;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Everything that happens by the clock; what is due is decided by what is called. */
@ApplicationScoped
class Ticks {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Watch watch;
  private final Directory directory;
  private final ReadHints hints;
  private final PublishedMemory memory;

  Ticks(Watch watch, Directory directory, ReadHints hints, PublishedMemory memory) {
    this.watch = watch;
    this.directory = directory;
    this.hints = hints;
    this.memory = memory;
  }

  /** What was known before the restart is known from the first request on. */
  void loadDirectory(@Observes StartupEvent started) {
    directory.reload().await().atMost(PATIENCE);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> refreshRepositories() {
    return watch.refresh();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> sweep() {
    return watch.sweep();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> readFeeds() {
    return watch.readFeeds();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> tendHooks() {
    return watch.tendHooks();
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> reloadDirectory() {
    return directory.reload();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> rememberPublished() {
    return memory.flush();
  }

  @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void wakeWorkers() {
    hints.wake();
  }
}
