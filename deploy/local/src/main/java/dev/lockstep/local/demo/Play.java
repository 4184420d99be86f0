package dev.lockstep.local.demo;

import dev.lockstep.local.terminal.PrintedProgress;
import dev.lockstep.local.terminal.Terminal;
import java.time.Duration;

/** The first reading, the story and the questions, on a stage where everything runs. */
final class Play {
  private static final Duration FIRST_READING = Duration.ofSeconds(60);

  private final Terminal terminal;
  private final Stage stage;
  private final SeededShop shop;
  private final Checklist checklist = new Checklist();

  Play(Terminal terminal, Stage stage, SeededShop shop) {
    this.terminal = terminal;
    this.stage = stage;
    this.shop = shop;
  }

  /** What goes on after the story. */
  interface Afterwards {
    void go(Team team) throws InterruptedException;
  }

  /**
   * Plays everything once, then what comes afterwards.
   *
   * @param ready told when the first reading is done, before the story
   * @return whether everything happened as expected
   */
  boolean perform(Runnable ready, Afterwards afterwards) throws InterruptedException {
    Questions questions = new Questions(stage.door(), stage.apiKey());
    try (Watch watch = new Watch(stage, shop.sandbox(), terminal)) {
      firstReading(watch.observed(), questions);
      terminal.line();
      ready.run();
      watch.timeline().begin();
      new Story(terminal, shop, watch.timeline(), watch.observed(), checklist).play();
      questions.ask(terminal, checklist);
      terminal.line();
      checklist.print(terminal);
      afterwards.go(new Team(watch.timeline(), shop));
    }
    return checklist.allHeld();
  }

  private void firstReading(Observed observed, Questions questions) throws InterruptedException {
    long began = System.nanoTime();
    boolean read =
        Patience.until(
            () ->
                observed.issues() >= SeededShop.ISSUES
                    && observed.repositories() >= SeededShop.ALL_REPOSITORIES
                    && shop.listenedTo(),
            FIRST_READING);
    long until = System.nanoTime() + FIRST_READING.toNanos();
    int known = questions.issuesKnown();
    while (read && known < SeededShop.ISSUES && System.nanoTime() < until) {
      Thread.sleep(100);
      known = questions.issuesKnown();
    }
    if (read) {
      new PrintedProgress(terminal)
          .done(
              "first reading of Jira and three code hosts",
              Duration.ofNanos(System.nanoTime() - began));
    }
    checklist.note(
        read && known == SeededShop.ISSUES,
        "all "
            + SeededShop.ISSUES
            + " issues and "
            + SeededShop.ALL_REPOSITORIES
            + " repositories read at the start, webhooks registered",
        observed.issues()
            + " issues and "
            + observed.repositories()
            + " repositories read, "
            + known
            + " issues known to harvest-api, webhooks registered: "
            + shop.listenedTo());
  }
}
