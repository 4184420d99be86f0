package dev.lockstep.notify.app;

import dev.lockstep.notify.app.Condition.Standing;
import dev.lockstep.notify.app.RecipientStore.End;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt to send leads to.
 *
 * @param condition how it goes for the recipient now
 * @param end how the message ended; null while it is to be sent again
 */
record Reaction(Condition condition, @Nullable End end) {

  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Discord bans an address after 10,000 refused calls within ten minutes. */
  static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

  /**
   * Decides.
   *
   * @param before how it went so far
   * @param jitter 0 to 1, spreads the attempts of many
   */
  static Reaction to(SendResult result, Condition before, Instant now, double jitter) {
    if (result instanceof Delivered delivered) {
      return new Reaction(
          Condition.working(now.plus(delivered.rest())), new End.Delivered(delivered.externalId()));
    }
    int attempts = before.attempts() + 1;
    if (result instanceof Throttled throttled) {
      return again(Standing.RETRYING, "asked to wait", attempts, now.plus(throttled.retryAfter()));
    }
    if (result instanceof Unavailable unavailable) {
      return again(
          Standing.RETRYING, unavailable.reason(), attempts, now.plus(pause(attempts, jitter)));
    }
    Refused refused = (Refused) result;
    return refused.permanent()
        ? again(Standing.FAILING, refused.reason(), attempts, now.plus(AFTER_REFUSAL))
        : new Reaction(Condition.working(now.plus(FIRST_PAUSE)), new End.Refused(refused.reason()));
  }

  private static Reaction again(Standing standing, String reason, int attempts, Instant notBefore) {
    return new Reaction(new Condition(standing, reason, attempts, notBefore), null);
  }

  /** Doubles up to the longest, then between half of it and all of it. */
  private static Duration pause(int attempts, double jitter) {
    long full =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempts - 1, 10));
    return Duration.ofMillis(full / 2 + (long) (full / 2.0 * jitter));
  }
}
