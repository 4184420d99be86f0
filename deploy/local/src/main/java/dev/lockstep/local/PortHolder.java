package dev.lockstep.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who listens on a port, as Linux tells it in {@code /proc}; nobody is known elsewhere. */
final class PortHolder {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** The program and its process id, as far as this user may know. */
  static Optional<String> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      lines(Path.of(table)).forEach(line -> addSocket(line, port, sockets));
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, sockets))
        .findFirst()
        .map(PortHolder::named);
  }

  private static void addSocket(String line, int port, Set<String> sockets) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length > INODE
        && fields[STATE].equals(LISTENING)
        && fields[LOCAL_ADDRESS].endsWith(":%04X".formatted(port).toUpperCase(Locale.ROOT))) {
      sockets.add("socket:[" + fields[INODE] + "]");
    }
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
      for (Path file : open) {
        if (Files.isSymbolicLink(file) && sockets.contains(linkOf(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException somebodyElses) {
      return false;
    }
  }

  private static String linkOf(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static String named(ProcessHandle process) {
    List<String> name = lines(Path.of("/proc/" + process.pid() + "/comm"));
    return (name.isEmpty() ? "process" : name.get(0)) + ", process " + process.pid();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException notLinux) {
      return List.of();
    }
  }
}
