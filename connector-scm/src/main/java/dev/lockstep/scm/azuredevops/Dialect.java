package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.scm.rest.Failures;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What answers mean here and nowhere else. Who is not let in gets a page to sign in, with 203 or
 * 302 and seldom 401. Who used too much is first answered late, with 200 and a time to wait, and
 * only then refused.
 */
final class Dialect implements Failures.Dialect {

  private static final Duration UNSAID = Duration.ofSeconds(5);
  private static final String REASON = "tstu";

  private final Consumer<Duration> heldBack;
  private final Runnable refused;

  /**
   * @param heldBack told how long to wait when an answer was good but late
   * @param refused told when the credential is not good
   */
  Dialect(Consumer<Duration> heldBack, Runnable refused) {
    this.heldBack = heldBack;
    this.refused = refused;
  }

  @Override
  public Optional<UpstreamException> of(
      ClientRequestContext request, ClientResponseContext response) {
    int status = response.getStatus();
    String what = status + " for " + request.getUri().getPath();
    Duration wait = Failures.seconds(response.getHeaderString(HttpHeaders.RETRY_AFTER));
    if (status == 429 || status == 503 && wait != null) {
      return Optional.of(
          new Throttled(what, wait == null ? UNSAID : wait, Scope.CREDENTIAL, REASON));
    }
    if (status == 401 || status == 203 || status == 302) {
      refused.run();
      return Optional.of(
          new Unauthorized(status == 401 ? what : "a page to sign in instead of JSON: " + what));
    }
    if (status == 200 && wait != null && !wait.isZero()) {
      heldBack.accept(wait);
    }
    return Optional.empty();
  }
}
