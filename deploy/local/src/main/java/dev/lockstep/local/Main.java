package dev.lockstep.local;

import dev.lockstep.local.cli.CommandLine;
import java.nio.file.Path;
import java.util.List;

/** Main of the launcher. */
public final class Main {
  private static final int ENDED_BY_SIGNAL = 130;

  private Main() {}

  /** Runs the command that the arguments name and exits with its code. */
  public static void main(String[] args) {
    int code;
    try {
      code = CommandLine.ofProcess(home()).run(List.of(args));
    } catch (InterruptedException signal) {
      code = ENDED_BY_SIGNAL;
    }
    System.exit(code);
  }

  /** The root of the product: said by the script, else found from where this jar lies. */
  private static Path home() {
    String said = System.getProperty("lockstep.home", "");
    if (!said.isEmpty()) {
      return Path.of(said).toAbsolutePath();
    }
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return jar.resolve("../../../..").toAbsolutePath().normalize();
  }
}
