package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.measure.Processes;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.report.Report;
import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.e2e.world.Installation;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.journal.CallCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The first reading of a Jira site with its whole history: calls against the least there can be,
 * how fast, and with how much memory. Each on an installation of its own with nothing else to read.
 */
public final class JiraReading {
  private static final int HISTORIES = 20;
  private static final int PACE = 50;
  private static final String SANDBOX = "sandbox";
  private static final String SITE = Surroundings.SITES.get(0).name();
  private static final String API = "/jira/{site}/rest/api/3";
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final Set<String> DIRECTORY =
      Set.of("GET /project/search", "GET /status", "GET /issuetype", "GET /field");

  private static final String AWAY = "{\"jira\":{\"errorRate\":1}}";
  private static final String PRESENT = "{\"jira\":{\"errorRate\":0}}";

  /** As over the internet. */
  private static final String FAR = "{\"jira\":{\"errorRate\":0,\"latencyMillis\":50}}";

  private final Path home;
  private final Path folder;
  private final Report report;

  private JiraReading(Path home, Path folder, Report report) {
    this.home = home;
    this.folder = folder;
    this.report = report;
  }

  /**
   * Measures.
   *
   * @param folder for everything that is written; emptied by the caller
   * @param quick whether shorter runs are good enough
   */
  public static void measure(Path home, Path folder, Report report, boolean quick)
      throws IOException, InterruptedException {
    JiraReading reading = new JiraReading(home, folder, report);
    Run plain = reading.run("plain", 10_000, 1_000, PRESENT);
    String group = "First reading of 10,000 Jira issues with 200,000 history entries";
    report.add(
        group,
        Figure.of("calls", plain.calls(), "calls")
            .atMost(126)
            .noting("at least 120: 100 of issues, 20 of history; " + plain.endpoints()));
    report.add(group, Figure.of("without latency", plain.perSecond(), "issues/s").atLeast(1_000));
    elsewhere(report, group);
    Run slow = reading.run("slow", 10_000, PACE, FAR);
    report.add(
        group,
        Figure.of(
                "50 ms latency, share of a pace of %d/s".formatted(PACE),
                100 * slow.calls() / slow.seconds() / PACE,
                "%")
            .atLeast(80)
            .noting("%.0f issues/s".formatted(slow.perSecond())));
    cpu(
        report,
        "Processor time of an issue with its %d history entries".formatted(HISTORIES),
        plain);
    String memory = "Memory of connector-jira after a first reading with history";
    Run little = reading.run("little", 1_000, 1_000, PRESENT);
    report.add(memory, Figure.of("1,000 issues", little.megabytes(), "MB"));
    report.add(memory, Figure.of("10,000 issues", plain.megabytes(), "MB"));
    if (!quick) {
      Run much = reading.run("much", 100_000, 1_000, PRESENT);
      report.add(
          memory,
          Figure.of("100,000 issues", much.megabytes(), "MB")
              .noting("its heap cannot exceed 128 MB; %.0f issues/s".formatted(much.perSecond())));
    }
  }

  /** What others need for as many issues on such a machine, as it was told; not measured here. */
  private static void elsewhere(Report report, String group) {
    String told = "measured elsewhere, %s";
    report.add(
        group,
        Figure.of("  hibernate/replicate-jira, calls", 48_500, "calls")
            .noting(told.formatted("4.85 calls an issue")));
    report.add(
        group,
        Figure.of("  hibernate/replicate-jira", 60, "issues/s")
            .noting(told.formatted("in memory")));
    report.add(
        group,
        Figure.of("  the reference's harvester, calls", 291, "calls")
            .noting(told.formatted("without history")));
    report.add(
        group,
        Figure.of("  the reference's harvester", 190, "issues/s")
            .noting(told.formatted("110 to 190, without history")));
  }

  private static void cpu(Report report, String group, Run run) {
    CpuUse cpu = run.cpu();
    Set<String> product = new HashSet<>(cpu.millis().keySet());
    product.remove(SANDBOX);
    Cpu.add(report, product, group, cpu, run.issues());
    report.add(group, Figure.of("other programs", cpu.otherProcessors(), "processors"));
  }

  /** What a first reading cost. */
  private record Run(int issues, CpuUse cpu, long calls, String endpoints, double megabytes) {
    double seconds() {
      return cpu.seconds();
    }

    double perSecond() {
      return issues / seconds();
    }
  }

  private Run run(String name, int issues, int pace, String faults)
      throws IOException, InterruptedException {
    System.out.printf("  reading %,d Jira issues with history (%s) ...%n", issues, name);
    try (Installation installation = new Installation(home, folder.resolve(name))) {
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      sandbox.jira(SITE).seed(new Requests.Seed("NOR", issues, "Story", false, HISTORIES, null));
      // Away until the product has started: what starts takes all processors.
      sandbox.faults(AWAY);
      installation.startProduct(settings(installation, pace));
      try (Backlog backlog =
          new Backlog(installation.database(), installation.bootstrapServers())) {
        sandbox.resetCalls();
        sandbox.faults(faults);
        await(() -> searches(sandbox) > 0);
        Map<String, Long> pids = new LinkedHashMap<>(installation.productPids());
        pids.put(SANDBOX, installation.sandboxPid());
        CpuUse.Watch watch = CpuUse.watch(pids);
        await(() -> backlog.count("select count(*) from jira.cursor where scope = 'jira/1'") > 0);
        CpuUse cpu = watch.stop();
        Map<String, Long> calls = calls(sandbox);
        Map<String, Long> connector = new LinkedHashMap<>(installation.productPids());
        connector.keySet().retainAll(Set.of("connector-jira"));
        double megabytes = Processes.total(Processes.memory(connector)).proportional();
        return new Run(
            issues,
            cpu,
            calls.values().stream().mapToLong(Long::longValue).sum(),
            calls.toString(),
            megabytes);
      }
    }
  }

  private static Map<String, String> settings(Installation installation, int pace) {
    Map<String, String> settings =
        new LinkedHashMap<>(
            Surroundings.settings(installation.sandboxUrl(), pace, Idle.POLL, Idle.SWEEP));
    settings.keySet().removeIf(name -> name.startsWith("JIRA_2_") || name.startsWith("JIRA_3_"));
    return settings;
  }

  /** Good answers to what a first reading asks; projects, statuses and types are read apart. */
  private static Map<String, Long> calls(SandboxClient sandbox) {
    Map<String, Long> calls = new TreeMap<>();
    for (CallCount call : sandbox.calls()) {
      String endpoint = call.endpoint().replace(API, "");
      if (call.upstream().equals("jira") && call.status() == 200 && !DIRECTORY.contains(endpoint)) {
        calls.merge(endpoint, call.count(), Long::sum);
      }
    }
    return calls;
  }

  private static long searches(SandboxClient sandbox) {
    return calls(sandbox).getOrDefault("POST /search/jql", 0L);
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the first reading does not end");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
