package dev.lockstep.e2e;

import dev.lockstep.e2e.chaos.Plan;
import dev.lockstep.e2e.chaos.Round;
import dev.lockstep.e2e.world.WholeSystem;
import dev.lockstep.local.Progress;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the tests that share one system work on; all of it exists before the first read, so that
 * nothing is news.
 */
final class Shared {
  static final List<String> PROJECTS = List.of("TALE", "PRE", "TREE");
  static final String STORY_REPOSITORY = "storefront";

  /** The short round of chaos. */
  static final Plan PLAN = Plan.of(20_261_121, 400, 1);

  private Shared() {}

  static WholeSystem start() {
    Path module = Path.of("").toAbsolutePath();
    try {
      return WholeSystem.start(
          module.resolve("../..").normalize(),
          module.resolve("target/whole-system"),
          1,
          Shared::seed,
          1 + Plan.REPOSITORIES.size(),
          told());
    } catch (Exception failed) {
      throw new IllegalStateException("the whole system did not start", failed);
    }
  }

  private static void seed(SandboxClient sandbox) {
    JiraPeople north = sandbox.jira("north");
    PROJECTS.forEach(project -> north.project(project, project));
    north.seed(Requests.Seed.stories("PRE", 12));
    north.seed(Requests.Seed.tree("TREE", 60));
    sandbox.bitbucket(dev.lockstep.e2e.world.Surroundings.WORKSPACE).repository(STORY_REPOSITORY);
    Round.seed(PLAN, sandbox);
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
}
