package dev.lockstep.local.demo;

import dev.lockstep.local.LocalOptions;
import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.PrintedProgress;
import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.SettingsResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The demonstration: a company in the sandbox, Lockstep beside it, and a story. */
public final class Demo {
  private static final Duration FIRST_READING = Duration.ofSeconds(60);

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
    shop.registerHooks(system.url(), settings);
    system.startServices();
    Questions questions = new Questions(system.url(), system.apiKey());
    Checklist checklist = new Checklist();
    try (Watch watch = new Watch(system, shop.sandbox(), terminal)) {
      firstReading(watch.observed(), questions, checklist);
      terminal.line();
      terminal.line(
          terminal.strong("Everything runs")
              + " after %.1f s. The team goes to work."
                  .formatted((System.nanoTime() - began) / 1e9));
      watch.timeline().begin();
      new Story(terminal, shop, watch.timeline(), watch.observed(), checklist).play();
      questions.ask(terminal, checklist);
      terminal.line();
      checklist.print(terminal);
      if (!once) {
        pointAround(system);
        new TeamAtWork(new Team(watch.timeline(), shop)).goOn();
      }
    }
    return checklist.allHeld();
  }

  private void firstReading(Observed observed, Questions questions, Checklist checklist)
      throws InterruptedException {
    long began = System.nanoTime();
    boolean read =
        Patience.until(
            () ->
                observed.issues() >= SeededShop.ISSUES
                    && observed.repositories() >= SeededShop.REPOSITORIES.size(),
            FIRST_READING);
    long until = System.nanoTime() + FIRST_READING.toNanos();
    int known = questions.issuesKnown();
    while (read && known < SeededShop.ISSUES && System.nanoTime() < until) {
      Thread.sleep(100);
      known = questions.issuesKnown();
    }
    if (read) {
      new PrintedProgress(terminal)
          .done("first reading of Jira and Bitbucket", Duration.ofNanos(System.nanoTime() - began));
    }
    checklist.note(
        read && known == SeededShop.ISSUES,
        "all "
            + SeededShop.ISSUES
            + " issues and "
            + SeededShop.REPOSITORIES.size()
            + " repositories read at the start",
        observed.issues()
            + " issues and "
            + observed.repositories()
            + " repositories read, "
            + known
            + " issues known to harvest-api");
  }

  private void pointAround(LocalSystem system) {
    String key = "-H \"X-API-Key: $(cat '" + system.folder().apiKeyFile() + "')\" ";
    terminal.line();
    terminal.line(terminal.strong("The team goes on until Ctrl-C. To look at meanwhile:"));
    terminal.line(
        "  Jira, Bitbucket, Slack and Discord as people see them   " + system.sandboxUrl() + "/");
    terminal.line(
        "  health of everything                                    " + system.url() + "/health");
    terminal.line(
        "  why an issue is where it is    curl " + key + system.url() + "/decisions/SHOP-4");
    terminal.line(
        "  keys                           curl " + key + system.url() + "/api/issues/keys");
    terminal.line(
        "  hierarchy                      curl " + key + system.url() + "/api/issues/hierarchy");
    terminal.line("  logs                           " + system.folder().logs());
    terminal.line();
  }
}
