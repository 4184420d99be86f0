package dev.lockstep.local.demo;

import dev.lockstep.local.LocalOptions;
import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.SettingsResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demonstration: a company in the sandbox, Lockstep beside it, and a story. */
public final class Demo {
  private final Terminal terminal;
  private final DemoSettings settings;

  /**
   * @param process environment of the process
   * @param data the data folder of the installation; the demonstration has a folder of its own in
   *     it
   */
  public Demo(Map<String, String> process, Path data, Terminal terminal) {
    this.terminal = terminal;
    this.settings = DemoSettings.within(process, data.resolve("demo"));
  }

  /** What is to be started, or what is wrong with the ports. */
  public sealed interface Plan {
    /** Ready to start. */
    record Ready(LocalOptions options) implements Plan {}

    /** Nothing may start. */
    record Wrong(List<Mistake> mistakes) implements Plan {}
  }

  /** Everything with the sandbox, in an empty folder. */
  public Plan plan(Path home) {
    SettingsResult result = settings.read();
    if (result instanceof SettingsResult.Invalid invalid) {
      return new Plan.Wrong(invalid.mistakes());
    }
    return new Plan.Ready(
        LocalOptions.of(home, result.orThrow(), settings.environment())
            .withSandbox()
            .withFreshData());
  }

  /**
   * Starts everything and plays the story.
   *
   * @param once whether the story is all; otherwise the team goes on and this never returns
   * @return whether everything happened as expected
   */
  public boolean run(LocalSystem system, boolean once)
      throws StartFailed, IOException, InterruptedException {
    long began = System.nanoTime();
    system.startParts();
    SeededShop shop = new SeededShop(new SandboxClient(system.sandboxUrl()));
    shop.seed();
    shop.registerHooks(system.url(), settings.jiraSecret(), settings.bitbucketSecret());
    system.startServices();
    return new Play(terminal, Stage.of(system), shop)
        .perform(
            () ->
                terminal.line(
                    terminal.strong("Everything runs")
                        + " after %.1f s. The team goes to work."
                            .formatted((System.nanoTime() - began) / 1e9)),
            team -> {
              if (!once) {
                pointAround(system);
                new TeamAtWork(team).goOn();
              }
            });
  }

  private void pointAround(LocalSystem system) {
    String key = "-H \"X-API-Key: $(cat '" + system.folder().apiKeyFile() + "')\" ";
    terminal.line();
    terminal.line(terminal.strong("The team goes on until Ctrl-C. To look at meanwhile:"));
    terminal.line(
        "  Jira, code hosts and chats as people see them           " + system.sandboxUrl() + "/");
    terminal.line(
        "  health of everything                                    " + system.url() + "/health");
    terminal.line(
        "  why an issue is where it is    curl " + key + system.url() + "/decisions/SHOP-9");
    terminal.line(
        "  keys                           curl " + key + system.url() + "/api/issues/keys");
    terminal.line(
        "  hierarchy                      curl " + key + system.url() + "/api/issues/hierarchy");
    terminal.line("  logs                           " + system.folder().logs());
    terminal.line();
  }
}
