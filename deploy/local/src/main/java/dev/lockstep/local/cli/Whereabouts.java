package dev.lockstep.local.cli;

import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.terminal.Terminal;

/** Where a running system is reached and where it keeps things. */
final class Whereabouts {
  private Whereabouts() {}

  static void print(Terminal terminal, LocalSystem system) {
    row(terminal, "Everything", system.url() + "  (health: " + system.url() + "/health)");
    row(
        terminal,
        "API key",
        system
            .apiKeyFile()
            .map(file -> "in " + file + ", sent as X-API-Key")
            .orElse("LOCKSTEP_API_KEY, sent as X-API-Key"));
    row(terminal, "Logs", system.folder().logs() + "/<service>.log");
    row(terminal, "Data", system.folder().root().toString());
  }

  static void row(Terminal terminal, String name, String value) {
    terminal.line("  %-12s %s".formatted(name, value));
  }
}
