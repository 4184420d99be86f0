package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Plan;
import dev.lockstep.jira.transition.Plans;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings an item to a wanted status: reads where it stands, compares, and writes only if something
 * is missing. One read and one write where nobody interferes.
 */
@ApplicationScoped
public class MoveItem {

  private static final int MOST_READS = 3;
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration CREDENTIAL = Duration.ofSeconds(30);

  private final Clock clock;

  MoveItem(Clock clock) {
    this.clock = clock;
  }

  /** One attempt; never fails for an upstream's reason. */
  Uni<Attempt> attempt(Site site, Envelope<TransitionWorkItem> order) {
    return new Run(site, order).read(1, null);
  }

  /** A move that Jira refused, to see whether it still makes sense after another look. */
  private record Refusal(Offered by, Rejected cause) {}

  /** One attempt under way. */
  private final class Run {
    private final Site site;
    private final String commandId;
    private final @Nullable String correlationId;
    private final TransitionWorkItem command;
    private final Calls calls = new Calls();

    Run(Site site, Envelope<TransitionWorkItem> order) {
      this.site = site;
      this.commandId = order.id();
      this.correlationId = order.correlationId();
      this.command = order.data();
    }

    Uni<Attempt> read(int reads, @Nullable Refusal refused) {
      return site.workflow()
          .standing(command.item().id(), calls)
          .map(standing -> Plans.of(command.wanted(), command.basedOn(), standing))
          .chain(plan -> follow(plan, reads, refused))
          .onFailure(NotFound.class)
          .recoverWithUni(e -> notFound())
          .onFailure(UpstreamException.class)
          .recoverWithItem(this::waits);
    }

    private Uni<Attempt> follow(Plan plan, int reads, @Nullable Refusal refused) {
      if (plan instanceof Plan.AlreadyThere there) {
        return ended(applied(false, there.status(), there.status()));
      }
      if (plan instanceof Plan.MovedOn on) {
        log("left alone, it moved on", on.actual());
        return ended(
            new CommandSuperseded(
                commandId, command.item(), on.actual(), clock.instant(), calls.count()));
      }
      if (plan instanceof Plan.NoWay no) {
        return rejected(Reason.NO_TRANSITION, no.detail());
      }
      Plan.Move move = (Plan.Move) plan;
      if (refused != null && refused.by().id().equals(move.by().id())) {
        return rejected(
            Reason.REFUSED,
            "Jira refused "
                + move.by().name()
                + " to "
                + move.by().to()
                + ": "
                + refused.cause().getMessage());
      }
      return write(move, reads);
    }

    private Uni<Attempt> write(Plan.Move move, int reads) {
      return site.workflow()
          .move(command.item().id(), move.by(), calls)
          .chain(
              () -> {
                log("moved from " + move.from(), move.by().to());
                return ended(applied(true, move.from(), move.by().to()));
              })
          // Somebody was faster: what is right now may be something else.
          .onFailure(e -> e instanceof Conflict && reads < MOST_READS)
          .recoverWithUni(e -> read(reads + 1, null))
          .onFailure(Rejected.class)
          .recoverWithUni(
              e ->
                  reads < MOST_READS
                      ? read(reads + 1, new Refusal(move.by(), e))
                      : rejected(Reason.REFUSED, String.valueOf(e.getMessage())));
    }

    private Uni<Attempt> notFound() {
      // A credential that went bad is told "not found" too: proven before it is believed.
      return site.account()
          .prove(calls)
          .chain(
              () ->
                  rejected(
                      Reason.NOT_FOUND,
                      command.key() + " does not exist in Jira, or the account may not see it."));
    }

    private Attempt waits(UpstreamException failure) {
      Duration pause = SHORT;
      if (failure instanceof Throttled throttled) {
        pause = throttled.retryAfter();
      } else if (failure instanceof Unauthorized) {
        pause = CREDENTIAL;
      }
      return new Attempt.Waits(pause, reason(failure), calls.count());
    }

    private Uni<Attempt> rejected(Reason reason, String detail) {
      Log.warnf(
          "command rejected key=%s item=%s reason=%s detail=%s correlationId=%s",
          command.key(), command.item(), reason, detail, correlationId);
      return ended(
          new CommandRejected(
              commandId, command.item(), reason, detail, clock.instant(), calls.count()));
    }

    private Outcome applied(boolean wrote, String from, String to) {
      return CommandApplied.moved(
          commandId, command.item(), wrote, from, to, clock.instant(), calls.count());
    }

    private Uni<Attempt> ended(Outcome outcome) {
      return Uni.createFrom().item(new Attempt.Ended(outcome));
    }

    private void log(String what, String status) {
      Log.infof(
          "item %s key=%s item=%s status=%s calls=%d correlationId=%s",
          what, command.key(), command.item(), status, calls.count(), correlationId);
    }
  }

  private static String reason(UpstreamException failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
