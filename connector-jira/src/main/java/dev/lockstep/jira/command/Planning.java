package dev.lockstep.jira.command;

import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Paths;
import dev.lockstep.jira.transition.Plan;
import dev.lockstep.jira.transition.Plans;
import dev.lockstep.jira.transition.Standing;
import dev.lockstep.jira.transition.Travel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/**
 * Looks where an item stands, and further where that is not enough, until it is plain what to do.
 */
final class Planning {

  private static final int MOST_EXPLORED = 6;

  private final Site site;
  private final Wish wish;
  private final Set<String> configured;
  private final KnownWays ways;
  private final Calls calls;
  private Travel travel;
  private int explored;

  /**
   * @param configured fields of screens for which there is a value
   */
  Planning(Site site, Wish wish, Set<String> configured, KnownWays ways, Calls calls) {
    this.site = site;
    this.wish = wish;
    this.configured = configured;
    this.ways = ways;
    this.calls = calls;
    this.travel = Travel.begin(configured);
  }

  /**
   * What is wanted.
   *
   * @param item its numeric id, or its key
   * @param statuses to reach, the best first
   * @param basedOn statuses in which it is still wanted
   */
  record Wish(String item, List<String> statuses, Set<String> basedOn) {}

  /** What to do where it stands: no plan that asks for more. */
  record Decided(Standing standing, Plan plan) {}

  Uni<Decided> look() {
    return site.workflow()
        .standing(wish.item(), configured, calls)
        .invoke(standing -> ways.learn(site.id(), standing))
        .chain(this::decide);
  }

  Uni<Decided> decide(Standing standing) {
    Plan plan = Plans.of(wish.statuses(), wish.basedOn(), standing, travel);
    return plan instanceof Plan.Further
        ? further(standing)
        : Uni.createFrom().item(new Decided(standing, plan));
  }

  private Uni<Decided> further(Standing standing) {
    boolean explores = explored < MOST_EXPLORED;
    return ways.of(site.id(), standing.kind())
        .map(known -> Paths.of(wish.statuses(), standing, known, travel, explores))
        .chain(
            plan -> {
              if (plan instanceof Plan.Explore explore) {
                return explore(standing, explore.status());
              }
              return plan instanceof Plan.Ask ask
                  ? ask(standing, ask.fields())
                  : Uni.createFrom().item(new Decided(standing, plan));
            });
  }

  /** Another item in that status shows where one can go from there. */
  private Uni<Decided> explore(Standing standing, String status) {
    explored++;
    return site.workflow()
        .sample(standing.kind(), status, calls)
        .invoke(
            sample -> {
              sample.ifPresent(found -> ways.learn(site.id(), found));
              if (sample.isEmpty() || sample.get().ways().isEmpty()) {
                ways.deadEnd(site.id(), standing.kind(), status);
              }
              travel = travel.unseen(status);
            })
        .chain(() -> further(standing));
  }

  /** A screen on the way demands fields: perhaps the item holds them. */
  private Uni<Decided> ask(Standing standing, Set<String> fields) {
    return site.workflow()
        .standing(wish.item(), fields, calls)
        .invoke(held -> travel = travel.asked(fields, held.held()))
        .chain(() -> decide(standing));
  }

  boolean owns(List<String> statuses) {
    return statuses.stream().allMatch(travel::owns);
  }

  void own(List<String> statuses) {
    travel = travel.owning(statuses);
  }

  void stepped(String from, String to) {
    travel = travel.step(from, to);
  }

  void refused(Offered by) {
    travel = travel.refused(by);
  }
}
