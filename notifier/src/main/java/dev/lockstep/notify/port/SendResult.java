package dev.lockstep.notify.port;

import java.time.Duration;

/** What became of an attempt to send. */
public sealed interface SendResult {

  /** A call that takes longer counts as {@link Unavailable}. */
  Duration LONGEST_CALL = Duration.ofSeconds(10);

  /**
   * It is there.
   *
   * @param externalId the chat system's id of the message
   * @param rest how long to wait before the next message to the same address, by what the chat
   *     system says or is known to take
   */
  record Delivered(String externalId, Duration rest) implements SendResult {}

  /** Too many: nothing was sent, and nothing may be before the time is over. */
  record Throttled(Duration retryAfter) implements SendResult {}

  /** Nobody knows whether it was sent: no answer, or a failure of the chat system. */
  record Unavailable(String reason) implements SendResult {}

  /**
   * Not sent, and the same attempt would be refused again.
   *
   * @param reason a sentence for whoever can repair it
   * @param permanent whether the recipient cannot be reached at all; otherwise it is this message
   *     that is not taken
   */
  record Refused(String reason, boolean permanent) implements SendResult {}
}
