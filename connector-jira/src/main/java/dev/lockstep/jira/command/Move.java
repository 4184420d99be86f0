package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.jira.port.Workflow.Step;
import dev.lockstep.jira.transition.Filling;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Paths;
import dev.lockstep.jira.transition.Plan;
import dev.lockstep.jira.transition.Plans;
import dev.lockstep.jira.transition.Standing;
import dev.lockstep.jira.transition.Travel;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One attempt to bring an item to a status, under way. */
final class Move {

  private static final int MOST_CONFLICTS = 2;
  private static final int MOST_REFUSALS = 2;
  private static final int MOST_EXPLORED = 6;

  private final Order<TransitionWorkItem> order;
  private final Map<String, String> configured;
  private final KnownWays ways;
  private final OwnWays own;

  private Travel travel;
  private @Nullable String from;
  private @Nullable Refusal refusal;
  private boolean ownLoaded;
  private boolean ownKept;
  private int conflicts;
  private int refusals;
  private int explored;

  Move(
      Order<TransitionWorkItem> order,
      Map<String, String> configured,
      KnownWays ways,
      OwnWays own) {
    this.order = order;
    this.configured = configured;
    this.ways = ways;
    this.own = own;
    this.travel = Travel.begin(configured.keySet());
  }

  /** A move that Jira refused, to see whether there is another one after another look. */
  private record Refusal(String status, Offered by, Rejected cause) {}

  Uni<Attempt> look() {
    return order
        .site()
        .workflow()
        .standing(order.itemId(), configured.keySet(), order.calls())
        .invoke(standing -> ways.learn(order.site().id(), standing))
        .chain(this::decide);
  }

  private Uni<Attempt> decide(Standing standing) {
    TransitionWorkItem command = order.command();
    Plan plan = Plans.of(command.wanted(), command.basedOn(), standing, travel);
    if (plan instanceof Plan.MovedOn on) {
      return movedOn(standing, on);
    }
    return plan instanceof Plan.Further ? further(standing) : follow(standing, plan);
  }

  /** After a crash it may stand on this command's own way. */
  private Uni<Attempt> movedOn(Standing standing, Plan.MovedOn on) {
    return ownLoaded
        ? forget().chain(() -> order.superseded(on.actual()))
        : own.of(order.commandId())
            .invoke(
                statuses -> {
                  ownLoaded = true;
                  ownKept = !statuses.isEmpty();
                  travel = travel.owning(statuses);
                })
            .chain(() -> decide(standing));
  }

  private Uni<Attempt> further(Standing standing) {
    return ways.of(order.site().id(), standing.kind())
        .map(
            known ->
                Paths.of(
                    order.command().wanted(), standing, known, travel, explored < MOST_EXPLORED))
        .chain(plan -> follow(standing, plan));
  }

  private Uni<Attempt> follow(Standing standing, Plan plan) {
    if (plan instanceof Plan.Move move) {
      return prepared(standing, move);
    }
    if (plan instanceof Plan.Explore explore) {
      return explore(standing, explore.status());
    }
    if (plan instanceof Plan.Ask ask) {
      return ask(standing, ask.fields());
    }
    if (plan instanceof Plan.AlreadyThere there) {
      String began = from == null ? there.status() : from;
      return forget().chain(() -> applied(from != null, began, there.status()));
    }
    return forget().chain(() -> order.rejected(reason(plan), detail(standing, plan)));
  }

  private Uni<Attempt> explore(Standing standing, String status) {
    explored++;
    String instance = order.site().id();
    return order
        .site()
        .workflow()
        .sample(standing.kind(), status, order.calls())
        .invoke(
            sample -> {
              sample.ifPresent(found -> ways.learn(instance, found));
              if (sample.isEmpty() || sample.get().ways().isEmpty()) {
                ways.deadEnd(instance, standing.kind(), status);
              }
              travel = travel.unseen(status);
            })
        .chain(() -> further(standing));
  }

  /** A screen on the way demands fields: perhaps the item holds them. */
  private Uni<Attempt> ask(Standing standing, Set<String> fields) {
    return order
        .site()
        .workflow()
        .standing(order.itemId(), fields, order.calls())
        .invoke(held -> travel = travel.asked(fields, held.held()))
        .chain(() -> decide(standing));
  }

  private Uni<Attempt> prepared(Standing standing, Plan.Move move) {
    Filling filling = Filling.of(move.by(), configured, standing.held());
    if (filling.wrong().keySet().stream().anyMatch(move.by().missing()::contains)) {
      return forget()
          .chain(
              () ->
                  order.rejected(
                      Reason.NEEDS_PERSON,
                      MoveWords.wrong(order.site().id(), standing, move.by(), filling)));
    }
    return owned(move).chain(() -> write(standing, move, filling));
  }

  /** Before the first of several steps it is kept where they lead. */
  private Uni<Void> owned(Plan.Move move) {
    if (move.last() || move.statuses().stream().allMatch(travel::owns)) {
      return Uni.createFrom().voidItem();
    }
    travel = travel.owning(move.statuses());
    ownKept = true;
    ownLoaded = true;
    return own.keep(order.commandId(), move.statuses());
  }

  private Uni<Attempt> write(Standing standing, Plan.Move move, Filling filling) {
    Step step =
        new Step(move.by(), filling.fields(), move.last() ? order.command().comment() : null);
    return order
        .site()
        .workflow()
        .move(order.itemId(), step, order.calls())
        .chain(() -> moved(move))
        // Somebody was faster: what is right now may be something else.
        .onFailure(e -> e instanceof Conflict && conflicts++ < MOST_CONFLICTS)
        .recoverWithUni(this::look)
        .onFailure(e -> e instanceof Rejected && refusals++ < MOST_REFUSALS)
        .recoverWithUni(e -> refused(standing, move.by(), (Rejected) e));
  }

  private Uni<Attempt> moved(Plan.Move move) {
    String began = from == null ? move.from() : from;
    from = began;
    order.log("moved from " + move.from(), move.by().to());
    if (!move.last()) {
      travel = travel.step(move.from(), move.by().to());
      return look();
    }
    return forget().chain(() -> applied(true, began, move.by().to()));
  }

  private Uni<Attempt> refused(Standing standing, Offered by, Rejected cause) {
    refusal = new Refusal(standing.status(), by, cause);
    travel = travel.refused(by);
    return look();
  }

  private Reason reason(Plan plan) {
    if (refusal != null) {
      return Reason.REFUSED;
    }
    return plan instanceof Plan.NeedsPerson ? Reason.NEEDS_PERSON : Reason.NO_TRANSITION;
  }

  private String detail(Standing standing, Plan plan) {
    String words =
        plan instanceof Plan.NeedsPerson person
            ? MoveWords.needsPerson(order.site().id(), person)
            : ((Plan.NoWay) plan).detail();
    return refusal == null || !refusal.status().equalsIgnoreCase(standing.status())
        ? words
        : "Jira refused "
            + refusal.by().name()
            + " to "
            + refusal.by().to()
            + ": "
            + refusal.cause().getMessage();
  }

  private Uni<Void> forget() {
    return ownKept ? own.forget(order.commandId()) : Uni.createFrom().voidItem();
  }

  private Uni<Attempt> applied(boolean wrote, String began, String to) {
    return order.ended(
        CommandApplied.moved(
            order.commandId(),
            order.command().item(),
            wrote,
            began,
            to,
            order.now(),
            order.calls().count()));
  }
}
