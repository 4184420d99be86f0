package dev.lockstep.notify.render;

import dev.lockstep.notify.route.Decision;
import dev.lockstep.notify.route.StatusChange;
import org.jspecify.annotations.Nullable;

/**
 * A change to tell.
 *
 * @param change what happened
 * @param because the decision that caused it, absent when a person moved the item
 */
public record Telling(StatusChange change, @Nullable Decision because) {

  /** The change with the decision, if that is its cause. */
  public static Telling of(StatusChange change, @Nullable Decision latest) {
    return new Telling(change, latest != null && latest.explains(change) ? latest : null);
  }

  /** What ties it to where it began, for logs: the decision's, which led to the change, first. */
  public @Nullable String correlationId() {
    return because != null && because.correlationId() != null
        ? because.correlationId()
        : change.correlationId();
  }
}
