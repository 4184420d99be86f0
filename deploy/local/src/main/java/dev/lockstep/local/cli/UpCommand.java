package dev.lockstep.local.cli;

import dev.lockstep.local.LocalOptions;
import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;

/** {@code up}: starts everything and stays. */
final class UpCommand {
  private final Path home;
  private final Terminal terminal;

  UpCommand(Path home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  int run(Configuration.Read configuration) throws StartFailed, IOException, InterruptedException {
    long began = System.nanoTime();
    LocalOptions options =
        LocalOptions.of(home, configuration.settings(), configuration.environment());
    try (Running running = Running.open(options, terminal)) {
      LocalSystem system = running.system();
      system.startParts();
      system.startServices();
      terminal.line();
      terminal.line(
          terminal.strong("Lockstep is up")
              + " after %.1f s. Ctrl-C stops it.".formatted((System.nanoTime() - began) / 1e9));
      Whereabouts.print(terminal, system);
      terminal.line();
      WebhookAddresses.print(
          terminal, configuration.settings(), WebhookAddresses.door(configuration.settings()));
      Running.untilSignal();
    }
    return CommandLine.OK;
  }
}
