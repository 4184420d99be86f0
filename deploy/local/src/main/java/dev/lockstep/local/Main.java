package dev.lockstep.local;

import dev.lockstep.local.cli.CommandLine;
import java.nio.file.Path;
import java.util.List;

/** Main of the launcher. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name and exits with its code. */
  public static void main(String[] args) throws InterruptedException {
    System.exit(CommandLine.ofProcess(home()).run(List.of(args)));
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
