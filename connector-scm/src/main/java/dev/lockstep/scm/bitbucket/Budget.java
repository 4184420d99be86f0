package dev.lockstep.scm.bitbucket;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.scm.rest.Failures;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import java.util.Optional;

/**
 * Hears whether the hourly budget is nearly spent. Bitbucket says so for access tokens and apps
 * only; of users' tokens nothing is known until the first 429.
 */
final class Budget implements Failures.Dialect {

  private volatile boolean near;

  /** What the last answer that told anything said. */
  boolean isNear() {
    return near;
  }

  @Override
  public Optional<UpstreamException> of(
      ClientRequestContext request, ClientResponseContext response) {
    String said = response.getHeaderString("X-RateLimit-NearLimit");
    if (said != null) {
      near = Boolean.parseBoolean(said);
    } else if (response.getStatus() < 300) {
      near = false;
    }
    return Optional.empty();
  }
}
