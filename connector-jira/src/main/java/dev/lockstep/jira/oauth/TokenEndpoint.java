package dev.lockstep.jira.oauth;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where access tokens are got. */
@FunctionalInterface
public interface TokenEndpoint {

  /**
   * Gets an access token.
   *
   * @throws dev.lockstep.connector.UpstreamException.Unauthorized (as failure of the Uni) when the
   *     refresh token or the client is not accepted
   */
  Uni<Granted> refresh(String refreshToken);

  /**
   * What was got.
   *
   * @param lives how long the access token is good
   * @param refreshToken for the next time; null: the one that was used
   */
  record Granted(String accessToken, Duration lives, @Nullable String refreshToken) {
    @Override
    public String toString() {
      return "an access token for " + lives;
    }
  }
}
