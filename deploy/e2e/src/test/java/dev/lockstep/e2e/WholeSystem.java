package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.e2e.world.Door;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.local.LocalOptions;
import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.Progress;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The five built services, database, broker and front door as the launcher runs them, and the
 * sandbox. Started once for all tests; each test works on projects and issues of its own.
 */
final class WholeSystem implements AutoCloseable {
  /** What the tests work on; all of it exists before the first read, so that nothing is news. */
  static final List<String> PROJECTS = List.of("TALE", "PRE", "TREE");

  static final String STORY_REPOSITORY = "storefront";
  static final List<String> KILL_REPOSITORIES = List.of("orders", "payments", "shipping");
  static final int KILL_ISSUES_PER_SITE = 170;

  /** Short, so that what a lost hook costs is seconds. */
  private static final Duration POLL = Duration.ofSeconds(3);

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

  static WholeSystem start() {
    Path module = Path.of("").toAbsolutePath();
    LocalOptions options =
        LocalOptions.forTest(
                module.resolve("../..").normalize(),
                module.resolve("target/whole-system"),
                Map.of())
            .withSandbox()
            .withFreshData();
    URI sandbox = URI.create("http://127.0.0.1:" + options.ports().sandbox());
    Map<String, String> environment =
        new HashMap<>(Surroundings.settings(sandbox, 100, POLL, POLL));
    environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
    try {
      LocalSystem system = LocalSystem.open(options.withEnvironment(environment), told());
      try {
        system.startParts();
        WholeSystem whole = new WholeSystem(system);
        whole.seed();
        system.startServices();
        whole.awaitFirstReading();
        return whole;
      } catch (Exception | AssertionError failed) {
        system.close();
        throw failed;
      }
    } catch (Exception failed) {
      throw new IllegalStateException("the whole system did not start", failed);
    }
  }

  private static Progress told() {
    return new Progress() {
      @Override
      public void done(String step, Duration took) {
        note("%s after %.1f s".formatted(step, took.toMillis() / 1000.0));
      }

      @Override
      public void note(String line) {
        System.out.println("  " + line);
      }

      @Override
      public void warn(String line) {
        note(line);
      }
    };
  }

  private void seed() {
    Surroundings.make(sandbox);
    JiraPeople north = jira("north");
    PROJECTS.forEach(project -> north.project(project, project));
    north.seed(Requests.Seed.stories("PRE", 12));
    north.seed(Requests.Seed.tree("TREE", 60));
    for (Surroundings.Site site : Surroundings.SITES) {
      jira(site.name())
          .seed(new Requests.Seed(killProject(site), KILL_ISSUES_PER_SITE, null, false, 0, null));
    }
    BitbucketPeople people = bitbucket();
    people.repository(STORY_REPOSITORY);
    KILL_REPOSITORIES.forEach(people::repository);
    Surroundings.connectHooks(sandbox, system.url());
  }

  /** The project of the kill test at a site. */
  static String killProject(Surroundings.Site site) {
    return "KILL" + site.instance();
  }

  private void awaitFirstReading() {
    long issues = 12 + 60 + 3L * KILL_ISSUES_PER_SITE;
    long repositories = 1 + KILL_REPOSITORIES.size();
    await("everything was read once")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () -> {
              assertThat(backlog.count("select count(*) from harvest.work_item")).isEqualTo(issues);
              assertThat(backlog.count("select count(*) from sync.item")).isEqualTo(issues);
              assertThat(
                      backlog.count("select count(*) from sync.repository where read_completely"))
                  .isEqualTo(repositories);
            });
    awaitDrained(Duration.ofSeconds(60));
  }

  /** Waits until no service has anything unfinished and no hook is on its way. */
  void awaitDrained(Duration atMost) {
    await("all work is done")
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .during(Duration.ofMillis(600))
        .untilAsserted(
            () -> {
              assertThat(sandbox.quiet().quiet()).as("no hook on its way").isTrue();
              assertThat(backlog.unfinished()).isEmpty();
            });
  }

  LocalSystem system() {
    return system;
  }

  SandboxClient sandbox() {
    return sandbox;
  }

  JiraPeople jira(String site) {
    return sandbox.jira(site);
  }

  BitbucketPeople bitbucket() {
    return sandbox.bitbucket(Surroundings.WORKSPACE);
  }

  Door door() {
    return door;
  }

  Backlog backlog() {
    return backlog;
  }

  @Override
  public void close() {
    backlog.close();
    system.close();
  }
}
