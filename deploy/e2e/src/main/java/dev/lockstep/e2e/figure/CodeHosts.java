package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.measure.Processes;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.report.Report;
import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.e2e.world.Installation;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.journal.CallCount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What the code hosts are asked: sweeps of many repositories while nothing changes and after a few
 * changed, work items of Azure DevOps from the first revision on, and the processor time of a pull
 * request's webhook.
 */
public final class CodeHosts {
  private static final int REPOSITORIES = 100;
  private static final int CHANGED = 3;
  private static final int ROUNDS = 5;
  private static final int REVISIONS = 50_000;
  private static final int HOOKS = 3_000;
  private static final int REFERENCE_ISSUES = 100;
  private static final int REFERENCE_REPOSITORIES = 7;
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final String OWNER = "acme";
  private static final String PROJECT = "Shop";
  private static final String DATA_CENTER_PROJECT = "SHOP";
  private static final String DEV = "Ada Lovelace";
  private static final String SECRET = "code-host-hook-5f0c1d";
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Path home;
  private final Path folder;
  private final Report report;

  private CodeHosts(Path home, Path folder, Report report) {
    this.home = home;
    this.folder = folder;
    this.report = report;
  }

  /**
   * Measures.
   *
   * @param folder for everything that is written; emptied by the caller
   */
  public static void measure(Path home, Path folder, Report report)
      throws IOException, InterruptedException {
    CodeHosts hosts = new CodeHosts(home, folder, report);
    hosts.sweeps();
    hosts.revisions();
    hosts.reference();
  }

  /** The four hosts with as many repositories each. */
  private record Team(
      GitHubPeople github,
      BitbucketPeople bitbucket,
      BitbucketPeople dataCenter,
      AzureDevOpsPeople azureDevOps) {

    static Team of(SandboxClient sandbox) {
      return new Team(
          sandbox.github(OWNER),
          sandbox.bitbucket(OWNER),
          sandbox.bitbucketDataCenter(DATA_CENTER_PROJECT),
          sandbox.azureDevOps(OWNER));
    }

    void found(int repositories) {
      IntStream.rangeClosed(1, repositories)
          .forEach(
              number -> {
                String name = "service-" + number;
                github.repository(name);
                bitbucket.repository(name);
                dataCenter.repository(name);
                azureDevOps.repository(PROJECT + "/" + name);
                work(number);
              });
    }

    /** A new branch with a pull request in one repository of each host. */
    void work(int number) {
      String name = "service-" + number;
      String branch = "feature/NOR-" + number + "-" + System.nanoTime();
      String title = "NOR-" + number + " something";
      github.push(name, branch, title, DEV);
      github.open(name, title, branch, DEV);
      bitbucket.push(name, branch, DEV);
      bitbucket.open(name, title, branch, DEV);
      dataCenter.push(name, branch, DEV);
      dataCenter.open(name, title, branch, DEV);
      azureDevOps.push(PROJECT + "/" + name, branch, DEV);
      azureDevOps.open(PROJECT + "/" + name, title, branch, DEV);
    }
  }

  private void sweeps() throws IOException, InterruptedException {
    System.out.printf("  sweeping %d repositories of each of four hosts ...%n", REPOSITORIES);
    try (Installation installation = new Installation(home, folder.resolve("sweeps"))) {
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      // Without a project nobody can tell which keys are keys, and nothing is swept.
      jira(sandbox, 10);
      Team team = Team.of(sandbox);
      team.found(REPOSITORIES);
      installation.startProduct(settings(installation.sandboxUrl(), SWEEP));
      try (Backlog backlog =
          new Backlog(installation.database(), installation.bootstrapServers())) {
        awaitSwept(backlog, 4 * REPOSITORIES);
        idle(sandbox);
        changed(sandbox, team);
        hooks(installation, sandbox, team);
      }
    }
  }

  private void idle(SandboxClient sandbox) {
    sleep(SWEEP.multipliedBy(2)); // what the first sweeps left over
    sandbox.resetCalls();
    sleep(SWEEP.multipliedBy(ROUNDS));
    Map<String, Long> calls = calls(sandbox);
    String group =
        "Calls of an idle sweep of %d repositories, mean of %d".formatted(REPOSITORIES, ROUNDS);
    report.add(group, perSweep("GitHub", "github", calls).atMost(4));
    report.add(group, perSweep("Bitbucket", "bitbucket", calls).atMost(1));
    report.add(group, perSweep("Azure DevOps, one project", "azure-devops", calls).atMost(5));
    report.add(
        group,
        perSweep("Bitbucket Data Center", "bitbucket-dc", calls)
            .noting("has nothing that tells: two calls a repository"));
  }

  private static Figure perSweep(String name, String upstream, Map<String, Long> calls) {
    return Figure.of(name, calls.getOrDefault(upstream, 0L) / (double) ROUNDS, "calls");
  }

  private void changed(SandboxClient sandbox, Team team) {
    sandbox.resetCalls();
    IntStream.rangeClosed(1, CHANGED).forEach(team::work);
    sleep(SWEEP.multipliedBy(ROUNDS));
    Map<String, Long> calls = calls(sandbox);
    String group =
        "Calls of %d sweeps in which %d repositories changed once".formatted(ROUNDS, CHANGED);
    report.add(group, Figure.of("GitHub", calls.getOrDefault("github", 0L), "calls"));
    report.add(group, Figure.of("Bitbucket", calls.getOrDefault("bitbucket", 0L), "calls"));
    report.add(group, Figure.of("Azure DevOps", calls.getOrDefault("azure-devops", 0L), "calls"));
  }

  /** Each title changes many times; each change is a signed webhook with a whole pull request. */
  private void hooks(Installation installation, SandboxClient sandbox, Team team)
      throws IOException {
    sandbox.bitbucketHooks(OWNER, installation.url().resolve("/webhook/bitbucket"), SECRET);
    retitle(team, 200); // so that what is measured is compiled
    sandbox.awaitQuiet(Duration.ofSeconds(60));
    Map<String, Long> connector = new LinkedHashMap<>(installation.productPids());
    connector.keySet().retainAll(Set.of("connector-scm"));
    CpuUse.Watch watch = CpuUse.watch(connector);
    retitle(team, HOOKS);
    sandbox.awaitQuiet(Duration.ofSeconds(60));
    CpuUse cpu = watch.stop();
    report.add(
        "A pull request's webhook",
        Figure.of(
                "processor time of connector-scm",
                cpu.millis().getOrDefault("connector-scm", 0.0) / HOOKS,
                "ms")
            .atMost(1)
            .noting(
                "%d webhooks in %.0f s, each acknowledged by Kafka; sweeps went on beside"
                    .formatted(HOOKS, cpu.seconds())));
    report.add(
        "A pull request's webhook",
        Figure.of(
            "memory of connector-scm after all of it",
            Processes.total(Processes.memory(connector)).proportional(),
            "MB"));
  }

  private static void retitle(Team team, int times) {
    IntStream.range(0, times)
        .parallel()
        .forEach(
            i ->
                team.bitbucket()
                    .retitle("service-" + (i % REPOSITORIES + 1), 1, "NOR-1 title " + i, DEV));
  }

  private void revisions() throws IOException, InterruptedException {
    System.out.printf("  reading %,d revisions of work items of Azure DevOps ...%n", REVISIONS);
    try (Installation installation = new Installation(home, folder.resolve("revisions"))) {
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      AzureDevOpsPeople people = sandbox.azureDevOps(OWNER);
      people.repository(PROJECT + "/web");
      people.seed(PROJECT, REVISIONS / 5, 5);
      installation.startProduct(
          only("ADO_", settings(installation.sandboxUrl(), Duration.ofMinutes(2))));
      try (Backlog backlog =
          new Backlog(installation.database(), installation.bootstrapServers())) {
        await(() -> calls(sandbox, "reporting/workitemrevisions") > 0);
        long began = System.nanoTime();
        await(
            () ->
                backlog.count(
                        "select count(*) from scm.cursor where scope like 'azure-devops/%#work%'")
                    > 0);
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Long> connector = new LinkedHashMap<>(installation.productPids());
        connector.keySet().retainAll(Set.of("connector-scm"));
        String group = "First reading of %,d revisions of Azure DevOps".formatted(REVISIONS);
        report.add(
            group,
            Figure.of("with history, into Kafka", REVISIONS / seconds, "revisions/s")
                .atLeast(2_000)
                .noting("%d calls".formatted(calls(sandbox, "reporting/workitemrevisions"))));
        report.add(
            group,
            Figure.of(
                    "memory of connector-scm afterwards",
                    Processes.total(Processes.memory(connector)).proportional(),
                    "MB")
                .noting("its heap cannot exceed 128 MB"));
      }
    }
  }

  /** What the references ask one issue and repository after the other. */
  private void reference() throws IOException, InterruptedException {
    System.out.printf(
        "  %d open issues, %d repositories ...%n", REFERENCE_ISSUES, REFERENCE_REPOSITORIES);
    try (Installation installation = new Installation(home, folder.resolve("reference"))) {
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      jira(sandbox, REFERENCE_ISSUES);
      Team team = Team.of(sandbox);
      team.found(REFERENCE_REPOSITORIES);
      installation.startProduct(only("BITBUCKET_", settings(installation.sandboxUrl(), SWEEP)));
      try (Backlog backlog =
          new Backlog(installation.database(), installation.bootstrapServers())) {
        awaitSwept(backlog, REFERENCE_REPOSITORIES);
        sleep(SWEEP.multipliedBy(2));
        sandbox.resetCalls();
        sleep(SWEEP.multipliedBy(ROUNDS));
        double each = calls(sandbox).getOrDefault("bitbucket", 0L) / (double) ROUNDS;
        String group =
            "Calls of a round over %d open issues and %d repositories of Bitbucket"
                .formatted(REFERENCE_ISSUES, REFERENCE_REPOSITORIES);
        report.add(group, Figure.of("Lockstep", each, "calls").atMost(1));
        report.add(
            group,
            Figure.of("  the references", 9.8 * REFERENCE_ISSUES, "calls")
                .noting("measured elsewhere: 9.8 calls an issue, of issues x repositories x 2"));
      }
    }
  }

  private static void jira(SandboxClient sandbox, int issues) {
    sandbox
        .jira(Surroundings.SITES.get(0).name())
        .seed(new Requests.Seed("NOR", issues, "Story", false, 0, null));
  }

  private static Map<String, String> settings(URI sandbox, Duration sweep) {
    Map<String, String> settings =
        new HashMap<>(Surroundings.settings(sandbox, 200, Idle.POLL, sweep));
    settings.keySet().removeIf(name -> name.startsWith("JIRA_2_") || name.startsWith("JIRA_3_"));
    settings.put("BITBUCKET_WORKSPACE", OWNER);
    settings.put("BITBUCKET_WEBHOOK_SECRET", SECRET);
    settings.put("BITBUCKET_REQUESTS_PER_SECOND", "200");
    settings.put("GITHUB_API_URL", sandbox + "/github");
    settings.put("GITHUB_OWNERS", OWNER);
    settings.put("GITHUB_TOKEN", "github-token-4d1f0a93c7");
    settings.put("GITHUB_REQUESTS_PER_SECOND", "200");
    settings.put("BITBUCKET_DC_BASE_URL", sandbox + "/bitbucket-dc");
    settings.put("BITBUCKET_DC_PROJECTS", DATA_CENTER_PROJECT);
    settings.put("BITBUCKET_DC_TOKEN", "data-center-token-70be2f5d61");
    settings.put("BITBUCKET_DC_REQUESTS_PER_SECOND", "200");
    settings.put("ADO_BASE_URL", sandbox + "/azure-devops");
    settings.put("ADO_ORGANIZATION", OWNER);
    settings.put("ADO_PROJECT", PROJECT);
    settings.put("ADO_PERSONAL_ACCESS_TOKEN", "azure-devops-token-93c5a8e0b4");
    settings.put("ADO_REQUESTS_PER_SECOND", "200");
    return settings;
  }

  /** Only one code host of the four. */
  private static Map<String, String> only(String prefix, Map<String, String> all) {
    Set<String> prefixes = Set.of("BITBUCKET_DC_", "GITHUB_", "ADO_", "BITBUCKET_");
    Map<String, String> some = new HashMap<>(all);
    some.keySet()
        .removeIf(
            name ->
                prefixes.stream().anyMatch(name::startsWith)
                    && (!name.startsWith(prefix)
                        || prefix.equals("BITBUCKET_") && name.startsWith("BITBUCKET_DC_")));
    return some;
  }

  private static void awaitSwept(Backlog backlog, int repositories) {
    await(
        () ->
            backlog.count("select count(*) from scm.repository where swept_at is not null")
                >= repositories);
  }

  private static Map<String, Long> calls(SandboxClient sandbox) {
    Map<String, Long> calls = new TreeMap<>();
    for (CallCount call : sandbox.calls()) {
      calls.merge(call.upstream(), call.count(), Long::sum);
    }
    return calls;
  }

  private static long calls(SandboxClient sandbox, String endpoint) {
    return sandbox.calls().stream()
        .filter(call -> call.endpoint().contains(endpoint))
        .mapToLong(CallCount::count)
        .sum();
  }

  /** Time is what is measured over here: a number of intervals. */
  private static void sleep(Duration duration) {
    long until = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the reading of the code hosts does not end");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
