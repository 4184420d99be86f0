package dev.lockstep.e2e;

import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.Surroundings.Site;
import dev.lockstep.sandbox.JiraPeople;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A team that opens a pull request for every issue and merges it once the issue is in review: two
 * changes each, at a steady pace, in an order that the seed decides.
 */
final class Changes {
  private static final int PER_SECOND = 14;
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final String DEV = "Grace Hopper";

  private record Issue(Site site, String key, String type) {}

  private record Opened(String repository, int number) {}

  private final WholeSystem system;
  private final Map<Site, JiraPeople> sites = new HashMap<>();
  private final Deque<Issue> toOpen = new ArrayDeque<>();
  private final Map<String, Opened> inReviewSoon = new HashMap<>();
  private final Deque<Opened> toMerge = new ArrayDeque<>();
  private final Map<String, String> types = new TreeMap<>();
  private final Random random = new Random(20_261_121);
  private int made;
  private long lookedAt;
  private long next = System.nanoTime();

  Changes(WholeSystem system) {
    this.system = system;
    List<Issue> all = new ArrayList<>();
    for (Site site : Surroundings.SITES) {
      JiraPeople people = system.jira(site.name());
      sites.put(site, people);
      for (String key : people.statuses(WholeSystem.killProject(site)).keySet()) {
        all.add(new Issue(site, key, people.issue(key).type()));
      }
    }
    all.sort(java.util.Comparator.comparing(Issue::key));
    Collections.shuffle(all, random);
    all.forEach(issue -> types.put(issue.key(), issue.type()));
    toOpen.addAll(all);
    for (String repository : WholeSystem.KILL_REPOSITORIES) {
      system.bitbucket().push(repository, "develop", DEV);
    }
  }

  int made() {
    return made;
  }

  void makeUntil(int count) {
    makeWhile(() -> made < count);
  }

  void makeAll() {
    makeWhile(() -> !toOpen.isEmpty() || !inReviewSoon.isEmpty() || !toMerge.isEmpty());
  }

  /** Goes on making changes, at the pace, as long as this holds and there are any left. */
  void makeWhile(BooleanSupplier goOn) {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (goOn.getAsBoolean() && (made < 2 * types.size())) {
      if (System.nanoTime() > until) {
        throw new AssertionError(
            "after " + made + " changes these never came to review: " + inReviewSoon.keySet());
      }
      look();
      if (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      } else if (makeOne()) {
        next = Math.max(next, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
        next += TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
      } else {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  private boolean makeOne() {
    if (!toMerge.isEmpty() && (toOpen.isEmpty() || random.nextBoolean())) {
      Opened request = toMerge.remove();
      system.bitbucket().merge(request.repository(), request.number(), DEV);
    } else if (!toOpen.isEmpty()) {
      Issue issue = toOpen.remove();
      List<String> repositories = WholeSystem.KILL_REPOSITORIES;
      String repository = repositories.get(random.nextInt(repositories.size()));
      int number = system.bitbucket().open(repository, issue.key() + " done", "develop", DEV).id();
      inReviewSoon.put(issue.key(), new Opened(repository, number));
    } else {
      return false;
    }
    made++;
    return true;
  }

  private void look() {
    if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
      return;
    }
    lookedAt = System.nanoTime();
    statuses()
        .forEach(
            (key, status) -> {
              if (status.equals("In Review") && inReviewSoon.containsKey(key)) {
                toMerge.add(inReviewSoon.remove(key));
              }
            });
  }

  /** The status of every issue now. */
  Map<String, String> statuses() {
    Map<String, String> statuses = new TreeMap<>();
    sites.forEach(
        (site, people) -> statuses.putAll(people.statuses(WholeSystem.killProject(site))));
    return statuses;
  }

  /** The status of every issue in the end. */
  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    types.forEach((key, type) -> expected.put(key, last(type)));
    return expected;
  }

  /** The moves of every issue. */
  Map<String, List<String>> expectedWrites() {
    Map<String, List<String>> expected = new TreeMap<>();
    types.forEach(
        (key, type) ->
            expected.put(key, List.of("To Do > In Review", "In Review > " + last(type))));
    return expected;
  }

  private static String last(String type) {
    return type.equals("Bug") ? "Resolved" : "Dev Testing";
  }
}
