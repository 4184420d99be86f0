package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.scm.rest.Failures;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's limits, which come with 403 as well as with 429: the primary one says when it ends, a
 * secondary one says how long to wait, or only that it is one; then it is a minute at least, and
 * twice as long each time.
 */
final class GitHubFailures implements Failures.Dialect {

  static final String RESET = "x-ratelimit-reset";

  private static final String REMAINING = "x-ratelimit-remaining";
  private static final Duration SECONDARY = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(16);

  private final Clock clock;
  private final AtomicInteger inARow = new AtomicInteger();

  GitHubFailures(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<UpstreamException> of(
      ClientRequestContext request, ClientResponseContext response) {
    int status = response.getStatus();
    if (status != 403 && status != 429) {
      if (status < 400) {
        inARow.set(0);
      }
      return Optional.empty();
    }
    String what = status + " for " + request.getUri().getPath();
    Duration said = Failures.seconds(response.getHeaderString(HttpHeaders.RETRY_AFTER));
    if (said != null) {
      return Optional.of(new Throttled(what, said, Scope.CREDENTIAL, "secondary"));
    }
    if ("0".equals(response.getHeaderString(REMAINING))) {
      Duration wait = untilReset(response.getHeaderString(RESET), clock);
      return Optional.of(new Throttled(what, wait, Scope.CREDENTIAL, "primary"));
    }
    return status == 429 || saysLimit(response)
        ? Optional.of(new Throttled(what, grown(), Scope.CREDENTIAL, "secondary"))
        : Optional.empty();
  }

  /** Until the second after the limit is lifted; a minute where nobody says when. */
  static Duration untilReset(@Nullable String epochSeconds, Clock clock) {
    if (epochSeconds == null || !epochSeconds.matches("\\d{1,11}")) {
      return SECONDARY;
    }
    Instant reset = Instant.ofEpochSecond(Long.parseLong(epochSeconds)).plusSeconds(1);
    Duration left = Duration.between(clock.instant(), reset);
    return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
  }

  private Duration grown() {
    Duration grown = SECONDARY.multipliedBy(1L << Math.min(inARow.getAndIncrement(), 4));
    return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
  }

  /** Without any header only the text tells a limit from a missing right. */
  private static boolean saysLimit(ClientResponseContext response) {
    if (!response.hasEntity()) {
      return false;
    }
    try {
      byte[] body = response.getEntityStream().readAllBytes();
      response.setEntityStream(new ByteArrayInputStream(body));
      return new String(body, StandardCharsets.UTF_8).contains("secondary rate limit");
    } catch (IOException cut) {
      throw new Unavailable("a cut answer with 403");
    }
  }
}
