package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.jira.command.Planning.Decided;
import dev.lockstep.jira.command.Planning.Wish;
import dev.lockstep.jira.port.Workflow.Step;
import dev.lockstep.jira.transition.Filling;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Plan;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to bring an item to a status, under way. */
final class Move {

  private static final int MOST_CONFLICTS = 2;
  private static final int MOST_REFUSALS = 2;

  private final Order<TransitionWorkItem> order;
  private final Map<String, String> configured;
  private final OwnWays own;
  private final Planning planning;

  private @Nullable String from;
  private @Nullable Refusal refusal;
  private boolean ownLoaded;
  private boolean ownKept;
  private int conflicts;
  private int refusals;

  Move(
      Order<TransitionWorkItem> order,
      Map<String, String> configured,
      KnownWays ways,
      OwnWays own) {
    this.order = order;
    this.configured = configured;
    this.own = own;
    Wish wish = new Wish(order.itemId(), order.command().wanted(), order.command().basedOn());
    this.planning = new Planning(order.site(), wish, configured.keySet(), ways, order.calls());
  }

  /** A move that Jira refused, to see whether there is another one after another look. */
  private record Refusal(String status, Offered by, Rejected cause) {}

  Uni<Attempt> look() {
    return planning.look().chain(this::follow);
  }

  private Uni<Attempt> follow(Decided decided) {
    Plan plan = decided.plan();
    if (plan instanceof Plan.Move move) {
      return prepared(decided.standing(), move);
    }
    if (plan instanceof Plan.MovedOn on) {
      return movedOn(decided.standing(), on);
    }
    if (plan instanceof Plan.AlreadyThere there) {
      String began = from == null ? there.status() : from;
      return forget().chain(() -> applied(from != null, began, there.status()));
    }
    return forget().chain(() -> rejected(decided.standing(), plan));
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
                  planning.own(statuses);
                })
            .chain(() -> planning.decide(standing))
            .chain(this::follow);
  }

  private Uni<Attempt> prepared(Standing standing, Plan.Move move) {
    Filling filling =
        Filling.of(
            move.by(), configured, standing.held(), order.site().writing().editing().nobody());
    if (filling.wrong().keySet().stream().anyMatch(move.by().missing()::contains)) {
      String words = MoveWords.wrong(order.site().id(), standing, move.by(), filling);
      return forget().chain(() -> order.rejected(Reason.NEEDS_PERSON, words));
    }
    return owned(move).chain(() -> write(standing, move, filling));
  }

  /** Before the first of several steps it is kept where they lead. */
  private Uni<Void> owned(Plan.Move move) {
    if (move.last() || planning.owns(move.statuses())) {
      return Uni.createFrom().voidItem();
    }
    planning.own(move.statuses());
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
      planning.stepped(move.from(), move.by().to());
      return look();
    }
    return forget().chain(() -> applied(true, began, move.by().to()));
  }

  private Uni<Attempt> refused(Standing standing, Offered by, Rejected cause) {
    refusal = new Refusal(standing.status(), by, cause);
    planning.refused(by);
    return look();
  }

  private Uni<Attempt> rejected(Standing standing, Plan plan) {
    if (refusal != null && refusal.status().equalsIgnoreCase(standing.status())) {
      Offered by = refusal.by();
      return order.rejected(
          Reason.REFUSED,
          "Jira refused " + by.name() + " to " + by.to() + ": " + refusal.cause().getMessage());
    }
    return plan instanceof Plan.NeedsPerson person
        ? order.rejected(Reason.NEEDS_PERSON, MoveWords.needsPerson(order.site().id(), person))
        : order.rejected(Reason.NO_TRANSITION, ((Plan.NoWay) plan).detail());
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
