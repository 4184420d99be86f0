package dev.lockstep.local.cli;

import dev.lockstep.local.demo.Demo;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.settings.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code demo}: everything with the sandbox, and a team at work. */
final class DemoCommand {
  private final Demo demo;
  private final Path home;
  private final Terminal terminal;

  DemoCommand(Map<String, String> environment, Path workingFolder, Path home, Terminal terminal) {
    Path data = workingFolder.resolve(environment.getOrDefault("LOCKSTEP_DATA", "data"));
    this.demo = new Demo(environment, data, terminal);
    this.home = home;
    this.terminal = terminal;
  }

  /**
   * Plays the story.
   *
   * @param told gets the mistakes in the settings, if there are any
   */
  int run(boolean once, Consumer<List<Mistake>> told)
      throws StartFailed, IOException, InterruptedException {
    Demo.Plan plan = demo.plan(home);
    if (plan instanceof Demo.Plan.Wrong wrong) {
      told.accept(wrong.mistakes());
      return CommandLine.MISUSED;
    }
    try (Running running = Running.open(((Demo.Plan.Ready) plan).options(), terminal)) {
      return demo.run(running.system(), once) ? CommandLine.OK : CommandLine.FAILED;
    }
  }
}
