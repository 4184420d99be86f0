package dev.lockstep.local.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the command line asks for. */
sealed interface Invocation {
  /** Everything with the sandbox and a team at work; once: the story only, checked. */
  record Demo(boolean once) implements Invocation {}

  /** The real thing. */
  record Up() implements Invocation {}

  /** The settings, checked. */
  record Check() implements Invocation {}

  /** The manual. */
  record Help() implements Invocation {}

  /** Not understood; the message says what would be. */
  record Unknown(String message) implements Invocation {}

  /** Reads the arguments. */
  static Invocation of(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Help();
    }
    String command = arguments.get(0);
    Set<String> flags = new TreeSet<>(arguments.subList(1, arguments.size()));
    if (flags.remove("--help") || flags.remove("-h")) {
      return new Help();
    }
    Invocation understood =
        switch (command) {
          case "demo" -> new Demo(flags.remove("--once"));
          case "up" -> new Up();
          case "check" -> new Check();
          case "help", "--help", "-h" -> new Help();
          default ->
              new Unknown(
                  "There is no command \""
                      + command
                      + "\". Commands: demo, up, check, test, bench, help.");
        };
    if (flags.isEmpty() || understood instanceof Unknown) {
      return understood;
    }
    String allowed = understood instanceof Demo ? "--once" : "none";
    return new Unknown(
        "\""
            + command
            + "\" does not know "
            + String.join(", ", flags)
            + ". Options: "
            + allowed
            + ".");
  }
}
