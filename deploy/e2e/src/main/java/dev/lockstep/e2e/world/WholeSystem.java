package dev.lockstep.e2e.world;

import dev.lockstep.local.LocalOptions;
import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.Progress;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole product and the simulated upstreams, started by this process and ended with it. */
public final class WholeSystem implements AutoCloseable {
  /** Short, so that what a lost hook costs is seconds. */
  public static final Duration POLL = Duration.ofSeconds(3);

  private static final Duration FIRST_READING = Duration.ofSeconds(90);

  /** Calls per second to each site: never what holds a run up. */
  private static final int JIRA_PACE = 100;

  private final LocalSystem system;
  private final SandboxClient sandbox;
  private final Door door;
  private final Backlog backlog;

  private WholeSystem(LocalSystem system) {
    this.system = system;
    this.sandbox = new SandboxClient(system.sandboxUrl());
    this.door = new Door(system.url(), system.apiKey());
    this.backlog = new Backlog(system.database(), system.bootstrapServers());
  }

  /**
   * Starts everything, with nothing on disk before; returns when all that was made was read once.
   *
   * @param home the root of the product
   * @param data for everything that is written
   * @param replicas of every service
   * @param made makes what is there before the first reading, so that none of it is news
   * @param repositories how many of that are repositories
   */
  public static WholeSystem start(
      Path home,
      Path data,
      int replicas,
      Consumer<SandboxClient> made,
      int repositories,
      Progress progress)
      throws StartFailed, IOException, InterruptedException {
    LocalOptions options =
        LocalOptions.forTest(home, data, Map.of())
            .withSandbox()
            .withFreshData()
            .withReplicas(replicas);
    URI sandbox = URI.create("http://127.0.0.1:" + options.ports().sandbox());
    Map<String, String> environment =
        new HashMap<>(Surroundings.settings(sandbox, JIRA_PACE, POLL, POLL));
    environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
    LocalSystem system = LocalSystem.open(options.withEnvironment(environment), progress);
    try {
      system.startParts();
      WholeSystem whole = new WholeSystem(system);
      Surroundings.make(whole.sandbox);
      made.accept(whole.sandbox);
      Surroundings.connectHooks(whole.sandbox, system.url());
      system.startServices();
      whole.awaitFirstReading(repositories);
      return whole;
    } catch (StartFailed | IOException | InterruptedException | RuntimeException failed) {
      system.close();
      throw failed;
    }
  }

  private void awaitFirstReading(int repositories) {
    long issues =
        Surroundings.SITES.stream()
            .mapToLong(site -> jira(site.name()).statuses(null).size())
            .sum();
    Until.nothingIsAgainst(
        "everything was read once",
        FIRST_READING,
        () -> {
          List<String> missing = new ArrayList<>(unfinished());
          expect(missing, "select count(*) from harvest.work_item", issues);
          expect(missing, "select count(*) from sync.item", issues);
          expect(
              missing, "select count(*) from sync.repository where read_completely", repositories);
          return missing;
        });
  }

  private void expect(List<String> missing, String query, long expected) {
    long found = backlog.count(query);
    if (found != expected) {
      missing.add(query + " is " + found + ", not " + expected);
    }
  }

  /**
   * Waits until no service has anything unfinished and no hook is on its way.
   *
   * @throws IllegalStateException when it takes longer
   */
  public void awaitDrained(Duration atMost) {
    Until.nothingIsAgainst("all work is done", atMost, this::unfinished);
  }

  private List<String> unfinished() {
    List<String> unfinished = new ArrayList<>();
    if (!sandbox.quiet().quiet()) {
      unfinished.add("hooks on their way");
    }
    backlog.unfinished().forEach((name, count) -> unfinished.add(count + " in " + name));
    return unfinished;
  }

  /** The product. */
  public LocalSystem system() {
    return system;
  }

  /** The upstreams. */
  public SandboxClient sandbox() {
    return sandbox;
  }

  /** People on a Jira site. */
  public JiraPeople jira(String site) {
    return sandbox.jira(site);
  }

  /** People in the workspace. */
  public BitbucketPeople bitbucket() {
    return sandbox.bitbucket(Surroundings.WORKSPACE);
  }

  /** The front door. */
  public Door door() {
    return door;
  }

  /** What is not finished. */
  public Backlog backlog() {
    return backlog;
  }

  @Override
  public void close() {
    backlog.close();
    system.close();
  }
}
