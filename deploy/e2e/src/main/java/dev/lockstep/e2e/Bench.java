package dev.lockstep.e2e;

import dev.lockstep.e2e.figure.CodeHosts;
import dev.lockstep.e2e.figure.Deciding;
import dev.lockstep.e2e.figure.Footprint;
import dev.lockstep.e2e.figure.Ground;
import dev.lockstep.e2e.figure.Idle;
import dev.lockstep.e2e.figure.Ingest;
import dev.lockstep.e2e.figure.JiraReading;
import dev.lockstep.e2e.figure.Query;
import dev.lockstep.e2e.figure.Reaction;
import dev.lockstep.e2e.figure.RuleBooks;
import dev.lockstep.e2e.figure.Sustained;
import dev.lockstep.e2e.measure.JournalTail;
import dev.lockstep.e2e.measure.Load;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.report.Machine;
import dev.lockstep.e2e.report.Report;
import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.e2e.world.Installation;
import dev.lockstep.e2e.world.Issues;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.SandboxClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The benchmark: the built product as {@code ./lockstep up} runs it, between simulated upstreams on
 * the same machine.
 */
public final class Bench {
  private static final int JIRA_CALLS_PER_SECOND = 200;
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** What can be measured. */
  private enum Part {
    REACTION,
    SUSTAINED,
    INGEST,
    QUERY,
    CALLS,
    JIRA,
    HOSTS,
    RULES
  }

  /** What is measured on installations of its own. */
  private static final Set<Part> APART = EnumSet.of(Part.JIRA, Part.HOSTS, Part.RULES);

  private final Path home;
  private final Set<Part> parts;
  private final boolean quick;
  private final Report report = new Report(Machine.here(), Instant.now());

  private Bench(Path home, Set<Part> parts, boolean quick) {
    this.home = home;
    this.parts = parts;
    this.quick = quick;
  }

  /** Measures; {@code --only reaction,ingest} and {@code --quick} make it shorter. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Set<Part> parts = EnumSet.allOf(Part.class);
    boolean quick = false;
    List<String> words = Arrays.asList(arguments);
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--quick")) {
        quick = true;
      } else if (words.get(i).equals("--only") && i + 1 < words.size() && known(words.get(i + 1))) {
        parts = parts(words.get(++i));
      } else {
        System.err.println(
            "bench [--quick] [--only PART,...]; the parts are: "
                + Arrays.stream(Part.values()).map(Bench::name).collect(Collectors.joining(", ")));
        System.exit(2);
      }
    }
    String said = System.getProperty("lockstep.home", "");
    new Bench(Path.of(said).toAbsolutePath().normalize(), parts, quick).run();
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static boolean known(String list) {
    return Arrays.stream(list.split(","))
        .allMatch(word -> Arrays.stream(Part.values()).anyMatch(one -> name(one).equals(word)));
  }

  private static Set<Part> parts(String list) {
    return Arrays.stream(list.split(","))
        .map(word -> Part.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  private void run() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Path folder = home.resolve("data/bench");
    delete(folder.resolve("run"));
    System.out.println("Benchmark on " + report.machine());
    if (!APART.containsAll(parts)) {
      measureTheWhole(folder);
    }
    if (parts.contains(Part.JIRA)) {
      delete(folder.resolve("jira"));
      JiraReading.measure(home, folder.resolve("jira"), report, quick);
    }
    if (parts.contains(Part.HOSTS)) {
      delete(folder.resolve("hosts"));
      CodeHosts.measure(home, folder.resolve("hosts"), report);
    }
    if (parts.contains(Part.RULES)) {
      delete(folder.resolve("rules"));
      Deciding.measure(report);
      RuleBooks.measure(home, folder.resolve("rules"), report, quick);
    }
    report.write(folder.resolve("latest.json"));
    System.out.println();
    System.out.println(report.table());
    System.out.printf(
        "Took %.1f minutes. All of it as JSON: %s%n",
        (System.nanoTime() - began) / 6e10, folder.resolve("latest.json"));
  }

  private void measureTheWhole(Path folder) throws IOException, InterruptedException {
    try (Installation installation = new Installation(home, folder.resolve("run"))) {
      Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "stop"));
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      Load.prepare(sandbox);
      Issues issues = Issues.seed(sandbox, needed() / 3 + 1);
      Surroundings.connectHooks(sandbox, installation.url());
      System.out.println("  starting the product, " + issues.count() + " issues in Jira ...");
      Duration ready =
          installation.startProduct(
              Surroundings.settings(
                  installation.sandboxUrl(), JIRA_CALLS_PER_SECOND, Idle.POLL, Idle.SWEEP));
      long readyAt = System.nanoTime();
      report.add(
          "Start",
          Figure.of("ready, nothing on disk before", ready.toMillis() / 1000.0, "s").atMost(30));
      try (Backlog backlog = new Backlog(installation.database(), installation.bootstrapServers());
          Load load = new Load(sandbox, issues);
          JournalTail journal = new JournalTail(sandbox)) {
        Ground ground = new Ground(installation, sandbox, backlog, load, journal, report, quick);
        firstReading(ground, issues.count(), readyAt);
        measure(ground);
      }
    }
  }

  private int needed() {
    int moves = parts.contains(Part.SUSTAINED) ? Sustained.issuesNeeded(quick) : 0;
    return moves + 3000;
  }

  private void firstReading(Ground ground, int issues, long readyAt) {
    ground.say("ready; reading all issues for the first time ...");
    while (ground.backlog().count("select count(*) from harvest.work_item") < issues
        || ground.backlog().count("select count(*) from sync.repository where read_completely")
            < Load.REPOSITORIES.size()) {
      if (System.nanoTime() - readyAt > TimeUnit.MINUTES.toNanos(5)) {
        throw new IllegalStateException(
            "the first reading does not end: " + ground.backlog().unfinished());
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    report.add(
        "Start",
        Figure.of(
                "first reading of all issues, after that", (System.nanoTime() - readyAt) / 1e9, "s")
            .noting(issues + " issues on three sites"));
    ground.awaitDrained(Duration.ofMinutes(2));
  }

  private void measure(Ground ground) {
    Footprint.measure(ground, "after the start");
    if (parts.contains(Part.CALLS)) {
      Idle.measure(ground);
    }
    if (parts.contains(Part.REACTION) || parts.contains(Part.SUSTAINED)) {
      Reaction.warmUp(ground);
    }
    if (parts.contains(Part.REACTION)) {
      Reaction.measure(ground);
    }
    if (parts.contains(Part.SUSTAINED)) {
      Sustained.measure(ground);
    }
    if (parts.contains(Part.INGEST) || parts.contains(Part.QUERY)) {
      Ingest.measure(ground);
    }
    if (parts.contains(Part.QUERY)) {
      Query.measure(ground);
    }
    Footprint.measure(ground, "after the load");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(folder)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }
}
