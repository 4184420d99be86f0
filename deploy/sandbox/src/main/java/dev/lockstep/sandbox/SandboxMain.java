package dev.lockstep.sandbox;

import java.time.Clock;
import java.util.Map;

/** The sandbox as a process; SANDBOX_HOST, SANDBOX_PORT and SANDBOX_SEED say where and how. */
public final class SandboxMain {
  private SandboxMain() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    try {
      Sandbox sandbox =
          Sandbox.start(
              new SandboxOptions(
                  environment.getOrDefault("SANDBOX_HOST", "127.0.0.1"),
                  (int) number(environment, "SANDBOX_PORT", 8090, 65_535),
                  number(environment, "SANDBOX_SEED", 1, Long.MAX_VALUE),
                  Clock.systemUTC()));
      System.out.println("sandbox listens on " + sandbox.uri());
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  private static long number(Map<String, String> environment, String name, long usual, long most) {
    String text = environment.getOrDefault(name, "");
    if (text.isBlank()) {
      return usual;
    }
    try {
      long number = Long.parseLong(text.trim());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException told) {
      // The message below covers it.
    }
    throw new IllegalArgumentException(
        name + " must be a number from 0 to " + most + ", not '" + text + "'");
  }
}
