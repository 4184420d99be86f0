package dev.lockstep.jira.command;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.command.Creations.Creation;
import dev.lockstep.jira.command.NewItems.Result;
import dev.lockstep.jira.edit.LongText;
import dev.lockstep.jira.edit.LongText.TextFile;
import dev.lockstep.jira.port.NewIssues.Created;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets there be one item for a source. The pair is claimed before the item is made and stamped with
 * the source: whoever finds a claim without an item looks for the stamp, and makes it only when the
 * index had its time to show it.
 */
@ApplicationScoped
class CreateItem implements Doing<CreateWorkItem> {

  private static final Duration LONGEST_LAG = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

  /** Clocks differ. */
  private static final Duration EARLIER = Duration.ofMinutes(5);

  private final Creations creations;
  private final NewItems newItems;
  private final Attachments attachments;
  private final Duration lag;

  CreateItem(Creations creations, NewItems newItems, Attachments attachments, Settings settings) {
    this.creations = creations;
    this.newItems = newItems;
    this.attachments = attachments;
    Duration overlap = settings.intervals().overlap();
    this.lag = overlap.compareTo(LONGEST_LAG) < 0 ? overlap : LONGEST_LAG;
  }

  @Override
  public Class<CreateWorkItem> kind() {
    return CreateWorkItem.class;
  }

  @Override
  public Uni<Attempt> attempt(Order<CreateWorkItem> order) {
    return order.guarded(
        () ->
            creations
                .find(source(order), order.site().id())
                .chain(
                    known ->
                        known
                            .map(creation -> again(order, creation))
                            .orElseGet(() -> make(order, null))));
  }

  private Uni<Attempt> again(Order<CreateWorkItem> order, Creation creation) {
    Created made = creation.made();
    return made == null ? look(order, creation) : ended(order, made, false, Map.of());
  }

  /** An attempt of which nobody knows the end. */
  private Uni<Attempt> look(Order<CreateWorkItem> order, Creation creation) {
    Duration age = Duration.between(creation.claimedAt(), order.now()).plus(EARLIER);
    return order
        .site()
        .writing()
        .newIssues()
        .stamped(order.command().project(), source(order), age, order.calls())
        .chain(found -> found(order, creation, found));
  }

  private Uni<Attempt> found(
      Order<CreateWorkItem> order, Creation creation, Optional<Created> found) {
    if (found.isPresent()) {
      Created made = found.get();
      order.log("found again", made.key());
      return creations
          .made(source(order), order.site().id(), made)
          .chain(() -> ended(order, made, true, Map.of()));
    }
    Duration left = Duration.between(order.now(), creation.attemptedAt().plus(lag));
    if (left.isNegative() || left.isZero()) {
      return make(order, creation.attemptedAt());
    }
    return order.waits(
        left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN,
        "It may have been made at "
            + creation.attemptedAt()
            + ": Jira's search has until "
            + creation.attemptedAt().plus(lag)
            + " to show it");
  }

  private Uni<Attempt> make(Order<CreateWorkItem> order, @Nullable Instant last) {
    return newItems.make(order, last).chain(result -> ended(order, result));
  }

  private Uni<Attempt> ended(Order<CreateWorkItem> order, Result result) {
    if (result instanceof Result.Refused no) {
      return order.rejected(no.reason(), no.detail());
    }
    if (result instanceof Result.Taken) {
      return order.waits(LOOK_AGAIN, "Somebody else is about to make it");
    }
    Result.Made made = (Result.Made) result;
    order.log("made", made.item().key());
    return ended(order, made.item(), true, made.dropped());
  }

  /** Texts that are too long for their fields are attached after it is there, at every attempt. */
  private Uni<Attempt> ended(
      Order<CreateWorkItem> order, Created made, boolean wrote, Map<String, String> dropped) {
    WorkItemRef created = WorkItemRef.jira(order.site().id(), made.id());
    List<TextFile> files =
        LongText.files(order.command().fields(), order.site().writing().editing().form());
    return attachments
        .texts(order.site(), created, files, order.calls())
        .chain(
            () ->
                order.ended(
                    new CommandApplied(
                        order.commandId(),
                        order.command().item(),
                        wrote,
                        null,
                        null,
                        created,
                        made.key(),
                        null,
                        dropped,
                        order.now(),
                        order.calls().count())));
  }

  private static String source(Order<CreateWorkItem> order) {
    return order.command().item().toString();
  }
}
