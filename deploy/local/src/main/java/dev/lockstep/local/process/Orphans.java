package dev.lockstep.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and ends what a killed launcher left running on its data folder. */
public final class Orphans {
  private final Path pids;
  private final List<String> markers;

  /**
   * @param pids folder of the pid files
   * @param markers texts of which one stands in the command line of each of our processes and of no
   *     other: a number alone proves nothing, since the system gives it to somebody else after a
   *     while
   */
  public Orphans(Path pids, List<String> markers) {
    this.pids = pids;
    this.markers = List.copyOf(markers);
  }

  /**
   * Ends every orphan, services first, then the broker, then the database.
   *
   * @param postmaster the database's own pid file
   * @return what was ended, as {@code name (pid)}
   */
  public List<String> end(Path postmaster) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(pids)) {
      try (Stream<Path> found = Files.list(pids)) {
        found.filter(file -> file.toString().endsWith(".pid")).sorted().forEach(files::add);
      }
    }
    List<String> ended = new ArrayList<>();
    for (EndingOrder rank : EndingOrder.values()) {
      List<Path> together =
          files.stream().filter(file -> EndingOrder.of(nameOf(file)) == rank).toList();
      ended.addAll(
          together.parallelStream().flatMap(file -> endOne(nameOf(file), file).stream()).toList());
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    endOne("postgres", postmaster).ifPresent(ended::add);
    return ended;
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".pid".length());
  }

  private Optional<String> endOne(String name, Path pidFile) {
    Optional<ProcessHandle> orphan = ours(pidFile);
    boolean database = name.equals("postgres");
    orphan.ifPresent(
        process ->
            Signals.end(
                process,
                database ? ChildSpec.Ending.INTERRUPT : ChildSpec.Ending.TERMINATE,
                Duration.ofSeconds(database ? 20 : 10)));
    return orphan.map(process -> name + " (" + process.pid() + ")");
  }

  private Optional<ProcessHandle> ours(Path pidFile) {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(pidFile);
      long pid = lines.isEmpty() ? -1 : Long.parseLong(lines.get(0).trim());
      return ProcessHandle.of(pid)
          .filter(process -> !Signals.isGone(process))
          .filter(this::isMarked);
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private boolean isMarked(ProcessHandle process) {
    String commandLine = process.info().commandLine().orElse("") + " ";
    return markers.stream().anyMatch(commandLine::contains);
  }
}
