package dev.lockstep.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the terminal's Ctrl-C from the children: it is sent to the whole process group, and would
 * end broker and database while the services still need them. The launcher alone decides who ends
 * when.
 */
final class Detached {
  private static final List<String> PREFIX = prefix();

  private Detached() {}

  /**
   * The command, run in a session of its own where the system can do that, else deaf to SIGINT and
   * SIGHUP.
   */
  static List<String> command(List<String> command) {
    List<String> detached = new ArrayList<>(PREFIX);
    detached.addAll(command);
    return detached;
  }

  private static List<String> prefix() {
    for (String folder : List.of("/usr/bin", "/bin")) {
      if (Files.isExecutable(Path.of(folder, "setsid"))) {
        return List.of(folder + "/setsid");
      }
    }
    return List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  }
}
