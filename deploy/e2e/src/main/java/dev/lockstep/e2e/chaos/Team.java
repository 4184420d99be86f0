package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.chaos.Story.Change;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.Surroundings.Site;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.SandboxClient;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The people of a plan, at a steady pace: they go on with an issue once it is where their last
 * change should have taken it, so that every move can be told from every other.
 */
final class Team {
  private static final int PER_SECOND = 14;
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final String DEV = "Grace Hopper";
  private static final String SHARED_BRANCH = "develop";

  /** A story under way. */
  private static final class Work {
    private final Story story;
    private int made;
    private int pullRequest;

    private Work(Story story) {
      this.story = story;
    }
  }

  private final SandboxClient sandbox;
  private final BitbucketPeople people;
  private final Collection<Story> stories;
  private final int toMake;
  private final Deque<Work> fresh = new ArrayDeque<>();
  private final Map<String, Work> waiting = new HashMap<>();
  private final Deque<Work> ready = new ArrayDeque<>();
  private final Random random;
  private int made;
  private long lookedAt;
  private long next = System.nanoTime();

  Team(Plan plan, SandboxClient sandbox) {
    this.sandbox = sandbox;
    this.people = sandbox.bitbucket(Surroundings.WORKSPACE);
    this.stories = plan.stories();
    this.toMake = plan.changes();
    this.random = new Random(plan.seed());
    stories.forEach(story -> fresh.add(new Work(story)));
  }

  /** Makes what the plan works on; before anything is read for the first time. */
  static void seed(Plan plan, SandboxClient sandbox) {
    BitbucketPeople people = sandbox.bitbucket(Surroundings.WORKSPACE);
    for (String repository : Plan.REPOSITORIES) {
      people.repository(repository);
      people.push(repository, SHARED_BRANCH, DEV);
    }
    for (Site site : Surroundings.SITES) {
      for (boolean bug : new boolean[] {false, true}) {
        int count = plan.issues(site, bug);
        if (count > 0) {
          sandbox
              .jira(site.name())
              .seed(
                  new dev.lockstep.sandbox.control.Requests.Seed(
                      Plan.project(site, bug), count, bug ? "Bug" : "Story", false, 0, null));
        }
      }
    }
  }

  int made() {
    return made;
  }

  void makeUntil(int count) {
    makeWhile(() -> made < count);
  }

  void makeAll() {
    makeWhile(() -> true);
  }

  /**
   * Goes on making changes, at the pace, as long as this holds and there are any left.
   *
   * @throws Stalled when no issue moves any more
   */
  void makeWhile(BooleanSupplier goOn) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (goOn.getAsBoolean() && made < toMake) {
      look();
      if (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      } else if (makeOne()) {
        until = System.nanoTime() + PATIENCE_NANOS;
        next = Math.max(next, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
        next += TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
      } else if (System.nanoTime() > until) {
        throw new Stalled(
            "after %d changes %d issues never went on: %s"
                .formatted(made, waiting.size(), waiting.keySet().stream().limit(10).toList()));
      } else {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  /** Issues that no longer move. */
  static final class Stalled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stalled(String message) {
      super(message);
    }
  }

  private boolean makeOne() {
    Work work =
        !ready.isEmpty() && (fresh.isEmpty() || random.nextBoolean()) ? ready.poll() : fresh.poll();
    if (work == null) {
      return false;
    }
    make(work, work.story.script().changes().get(work.made));
    work.made++;
    made++;
    if (work.made < work.story.script().changes().size()) {
      waiting.put(work.story.key(), work);
    }
    return true;
  }

  private void make(Work work, Change change) {
    String repository = work.story.repository();
    String title = work.story.key() + " as agreed";
    switch (change) {
      case PUSH -> people.push(repository, branch(work), DEV);
      case DRAFT -> work.pullRequest = people.draft(repository, title, branch(work), DEV).id();
      case OPEN -> work.pullRequest = people.open(repository, title, branch(work), DEV).id();
      case READY -> people.ready(repository, work.pullRequest, DEV);
      case DECLINE -> people.decline(repository, work.pullRequest, DEV);
      case MERGE -> {
        if (branch(work).equals(SHARED_BRANCH)) {
          people.merge(repository, work.pullRequest, DEV);
        } else {
          people.mergeAndDelete(repository, work.pullRequest, DEV);
        }
      }
    }
  }

  private static String branch(Work work) {
    return work.story.script() == Story.Script.BRANCHED
        ? "feature/" + work.story.key()
        : SHARED_BRANCH;
  }

  private void look() {
    if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
      return;
    }
    lookedAt = System.nanoTime();
    statuses()
        .forEach(
            (key, status) -> {
              Work work = waiting.get(key);
              if (work != null && status.equals(work.story.statusAfter(work.made))) {
                ready.add(waiting.remove(key));
              }
            });
  }

  /** The status of every issue of the plan now. */
  Map<String, String> statuses() {
    Map<String, String> all = new HashMap<>();
    for (Site site : Surroundings.SITES) {
      all.putAll(sandbox.jira(site.name()).statuses(null));
    }
    Map<String, String> ours = new TreeMap<>();
    stories.forEach(story -> ours.put(story.key(), all.getOrDefault(story.key(), "missing")));
    return ours;
  }

  /** The status of every issue of the plan in the end. */
  Map<String, String> lastStatuses() {
    Map<String, String> last = new TreeMap<>();
    stories.forEach(story -> last.put(story.key(), story.lastStatus()));
    return last;
  }
}
