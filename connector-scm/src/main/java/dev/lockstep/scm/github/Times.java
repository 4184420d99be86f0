package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.scm.rest.Answers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times without which an answer makes no sense. */
final class Times {

  private Times() {}

  /** For a query; null where everything is wanted. */
  static @Nullable String since(Instant time) {
    return time.equals(Instant.EPOCH) ? null : time.toString();
  }

  static Instant needed(String what, @Nullable String text) {
    return Answers.time(text)
        .orElseThrow(() -> new UpstreamException.Unavailable(what + " is no time"));
  }
}
