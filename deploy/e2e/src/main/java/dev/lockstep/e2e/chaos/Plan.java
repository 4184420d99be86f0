package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.chaos.Story.Script;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.Surroundings.Site;
import dev.lockstep.local.Service;
import dev.lockstep.local.broker.KafkaBroker;
import dev.lockstep.local.database.PostgresServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What happens in a round: every change that people make and every process that is killed. The same
 * seed gives the same plan.
 *
 * @param seed of everything
 * @param replicas of every service
 * @param stories in the order in which they begin
 * @param kills in order
 */
public record Plan(long seed, int replicas, List<Story> stories, List<Kill> kills) {
  /** Where the work is done. */
  public static final List<String> REPOSITORIES = List.of("orders", "payments", "shipping");

  /** From so many changes on each process is killed alone and once more together with another. */
  private static final int LONG = 1000;

  private static final double FIRST_KILL = 0.05;
  private static final double LAST_KILL = 0.9;
  private static final double BUGS = 0.3;
  private static final List<Script> MIX =
      List.of(
          Script.MERGED,
          Script.MERGED,
          Script.MERGED,
          Script.BRANCHED,
          Script.BRANCHED,
          Script.DRAFTED,
          Script.DRAFTED,
          Script.DECLINED);

  public Plan {
    stories = List.copyOf(stories);
    kills = List.copyOf(kills);
  }

  /** A plan of at least so many changes. */
  public static Plan of(long seed, int changes, int replicas) {
    Random random = new Random(seed);
    List<Story> stories = stories(random, changes);
    int planned = stories.stream().mapToInt(story -> story.script().changes().size()).sum();
    return new Plan(seed, replicas, stories, kills(random, planned, replicas));
  }

  private static List<Story> stories(Random random, int changes) {
    Map<Site, Integer> stories = new HashMap<>();
    Map<Site, Integer> bugs = new HashMap<>();
    List<Story> drawn = new ArrayList<>();
    for (int made = 0; made < changes; ) {
      Site site = Surroundings.SITES.get(random.nextInt(Surroundings.SITES.size()));
      boolean bug = random.nextDouble() < BUGS;
      Script script = MIX.get(random.nextInt(MIX.size()));
      int number = (bug ? bugs : stories).merge(site, 1, Integer::sum);
      String key = project(site, bug) + "-" + number;
      String repository = REPOSITORIES.get(random.nextInt(REPOSITORIES.size()));
      drawn.add(new Story(site, key, bug, repository, script));
      made += script.changes().size();
    }
    return drawn;
  }

  private static List<Kill> kills(Random random, int changes, int replicas) {
    List<List<String>> drawn = new ArrayList<>();
    List<String> first = victims(random, replicas);
    if (changes >= LONG) {
      first.forEach(victim -> drawn.add(List.of(victim)));
      drawn.addAll(pairs(victims(random, replicas)));
    } else {
      first.subList(0, 3).forEach(victim -> drawn.add(List.of(victim)));
      drawn.addAll(pairs(first.subList(3, first.size())));
    }
    List<Kill> kills = new ArrayList<>();
    double slot = (LAST_KILL - FIRST_KILL) * changes / drawn.size();
    for (int i = 0; i < drawn.size(); i++) {
      double at = FIRST_KILL * changes + slot * (i + random.nextDouble() / 2);
      kills.add(new Kill((int) at, drawn.get(i)));
    }
    return kills;
  }

  /** Broker, database and one process of each service, in any order. */
  private static List<String> victims(Random random, int replicas) {
    List<String> victims = new ArrayList<>(List.of(KafkaBroker.NAME, PostgresServer.NAME));
    for (Service service : Service.values()) {
      victims.add(service.processName(random.nextInt(replicas)));
    }
    Collections.shuffle(victims, random);
    return victims;
  }

  /** The last one of an odd number is left out. */
  private static List<List<String>> pairs(List<String> victims) {
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < victims.size(); i += 2) {
      pairs.add(victims.subList(i, i + 2));
    }
    return pairs;
  }

  /** The project of the stories, or of the bugs, of a site. */
  static String project(Site site, boolean bug) {
    return (bug ? "BUG" : "KILL") + site.instance();
  }

  /** How many changes are made. */
  public int changes() {
    return stories.stream().mapToInt(story -> story.script().changes().size()).sum();
  }

  /** How many issues there are in a project. */
  int issues(Site site, boolean bug) {
    return (int)
        stories.stream().filter(one -> one.site().equals(site) && one.bug() == bug).count();
  }

  /** The moves that are written, by issue. */
  Map<String, List<String>> moves() {
    return stories.stream().collect(Collectors.toMap(Story::key, Story::moves));
  }

  /** For people. */
  public String described() {
    String scripts =
        Arrays.stream(Script.values())
            .map(
                script ->
                    stories.stream().filter(story -> story.script() == script).count()
                        + " "
                        + script.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "seed %d, %d changes on %d issues (%s), killed: %s"
        .formatted(
            seed,
            changes(),
            stories.size(),
            scripts,
            kills.stream().map(Kill::toString).collect(Collectors.joining("; ")));
  }
}
