package dev.lockstep.jira.command;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.command.Planning.Decided;
import dev.lockstep.jira.command.Planning.Wish;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.transition.Paths;
import dev.lockstep.jira.transition.Plan;
import dev.lockstep.jira.transition.Standing;
import dev.lockstep.jira.transition.Travel;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows people where an item can go, and how a command would bring it there. */
@ApplicationScoped
public class TryMove {

  private final Settings settings;
  private final KnownWays ways;
  private final MoveItem moveItem;
  private final Clock clock;

  TryMove(Settings settings, KnownWays ways, MoveItem moveItem, Clock clock) {
    this.settings = settings;
    this.ways = ways;
    this.moveItem = moveItem;
    this.clock = clock;
  }

  /**
   * Where an item stands and can go.
   *
   * @param reachable every status that is known to be reachable, the nearest first
   */
  public record Ways(Standing standing, Map<String, Plan.Move> reachable) {}

  /** Where it can go. */
  public Uni<Ways> ways(Site site, String item) {
    Set<String> configured = configured(site);
    return site.workflow()
        .standing(item, configured, new Calls())
        .invoke(standing -> ways.learn(site.id(), standing))
        .chain(
            standing ->
                ways.of(site.id(), standing.kind())
                    .map(
                        known ->
                            new Ways(
                                standing,
                                Paths.reachable(standing, known, Travel.begin(configured)))));
  }

  /** How it would be brought there; nothing is written. */
  public Uni<Trial> plan(Site site, String item, String status) {
    Set<String> configured = configured(site);
    return site.workflow()
        .standing(item, configured, new Calls())
        .chain(
            standing -> {
              Wish wish = new Wish(item, List.of(status), Set.of(standing.status()));
              return new Planning(site, wish, configured, ways, new Calls()).decide(standing);
            })
        .map(decided -> trial(site, decided));
  }

  private static Trial trial(Site site, Decided decided) {
    Plan plan = decided.plan();
    if (plan instanceof Plan.Move move) {
      return new Trial.Way(decided.standing(), move);
    }
    if (plan instanceof Plan.NeedsPerson person) {
      return new Trial.NoWay(decided.standing(), MoveWords.needsPerson(site.id(), person));
    }
    return plan instanceof Plan.NoWay no
        ? new Trial.NoWay(decided.standing(), no.detail())
        : new Trial.There(decided.standing());
  }

  /** Brings it there, as a command would. */
  public Uni<Done> move(Site site, Standing standing, String status) {
    TransitionWorkItem command =
        new TransitionWorkItem(
            WorkItemRef.jira(site.id(), standing.id()),
            standing.key(),
            List.of(status),
            Set.of(standing.status()),
            "somebody asked for it",
            clock.instant());
    Envelope<TransitionWorkItem> envelope =
        Envelope.of(Connector.SOURCE, clock.instant(), Origin.LIVE, command);
    return moveItem
        .attempt(new Order<>(site, envelope, clock))
        .map(
            attempt ->
                attempt instanceof Attempt.Ended ended
                    ? new Done.Ended(ended.outcome())
                    : new Done.NotNow(((Attempt.Waits) attempt).reason()));
  }

  private Set<String> configured(Site site) {
    return MoveItem.configured(settings, site).keySet();
  }

  /** What a way to a status came to. */
  public sealed interface Trial {
    Standing standing();

    /** It is there. */
    record There(Standing standing) implements Trial {}

    /** This would be done. */
    record Way(Standing standing, Plan.Move move) implements Trial {}

    /** It cannot be brought there. */
    record NoWay(Standing standing, String detail) implements Trial {}
  }

  /** What moving it came to. */
  public sealed interface Done {

    /** It is settled. */
    record Ended(Outcome outcome) implements Done {}

    /** Jira could not be asked now. */
    record NotNow(String reason) implements Done {}
  }
}
