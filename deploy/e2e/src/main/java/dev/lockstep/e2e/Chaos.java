package dev.lockstep.e2e;

import dev.lockstep.e2e.chaos.Plan;
import dev.lockstep.e2e.chaos.Round;
import dev.lockstep.e2e.chaos.Verdict;
import dev.lockstep.e2e.world.WholeSystem;
import dev.lockstep.local.Progress;
import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Rounds of chaos on this machine, each with a verdict; exit code 0 when all were passed. */
public final class Chaos {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Held, because a logger nobody holds forgets its level. What breaks here breaks on purpose. */
  private static final List<Logger> LIBRARIES =
      List.of(Logger.getLogger("io.netty"), Logger.getLogger("io.vertx"));

  private final Path home;
  private final ChaosOptions options;

  private Chaos(Path home, ChaosOptions options) {
    this.home = home;
    this.options = options;
  }

  /** Runs what the arguments say. */
  public static void main(String[] arguments) throws InterruptedException {
    LIBRARIES.forEach(library -> library.setLevel(Level.OFF));
    ChaosOptions options;
    try {
      options = ChaosOptions.of(List.of(arguments));
    } catch (IllegalArgumentException mistake) {
      System.err.println(mistake.getMessage());
      System.err.println(ChaosOptions.USAGE);
      System.exit(2);
      return;
    }
    Path home = Path.of(System.getProperty("lockstep.home", "")).toAbsolutePath().normalize();
    System.exit(new Chaos(home, options).run() ? 0 : 1);
  }

  private boolean run() throws InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      Plan plan = Plan.of(options.seed() + round, options.changes(), options.replicas());
      say("round %d of %d: %s".formatted(round + 1, options.rounds(), plan.described()));
      try {
        Verdict verdict = run(plan);
        System.out.printf("%n%s%n", verdict.told());
        verdicts.add(verdict);
      } catch (StartFailed | IOException | IllegalStateException failed) {
        say("the round could not be begun: " + failed.getMessage());
        return false;
      }
    }
    long passed = verdicts.stream().filter(Verdict::isPassed).count();
    say("%d of %d rounds passed; logs: %s".formatted(passed, verdicts.size(), folder()));
    return passed == verdicts.size();
  }

  private Verdict run(Plan plan) throws StartFailed, IOException, InterruptedException {
    try (WholeSystem whole =
        WholeSystem.start(
            home,
            folder().resolve("seed-" + plan.seed()),
            options.replicas(),
            sandbox -> Round.seed(plan, sandbox),
            Plan.REPOSITORIES.size(),
            told())) {
      Thread stop = new Thread(whole::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      Verdict verdict = new Round(whole, plan, Chaos::say).run();
      Runtime.getRuntime().removeShutdownHook(stop);
      return verdict;
    }
  }

  private Path folder() {
    return home.resolve("data/chaos");
  }

  private static Progress told() {
    return new Progress() {
      @Override
      public void done(String step, Duration took) {
        say("%s after %.1f s".formatted(step, took.toMillis() / 1000.0));
      }

      @Override
      public void note(String line) {
        say(line);
      }

      @Override
      public void warn(String line) {
        say(line);
      }
    };
  }

  private static void say(String line) {
    System.out.printf("%s  %s%n", LocalTime.now().format(TIME), line);
  }
}
