package dev.lockstep.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a child process is.
 *
 * @param name unique among the children of one data folder; names its log and pid files
 * @param command program and arguments; must contain the marker by which {@link Orphans} knows it
 *     again
 * @param environment the whole environment of the child: nothing is inherited
 * @param workingFolder where it runs
 * @param ready when it counts as started
 * @param ending how it is asked to end
 * @param grace how long it may take to end before it is killed
 */
public record ChildSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path workingFolder,
    ReadyProbe ready,
    Ending ending,
    Duration grace) {

  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The signal that asks a process to end. */
  public enum Ending {
    /** SIGTERM: what a JVM understands. */
    TERMINATE,
    /** SIGINT: PostgreSQL's fast shutdown, which does not wait for clients. */
    INTERRUPT
  }
}
