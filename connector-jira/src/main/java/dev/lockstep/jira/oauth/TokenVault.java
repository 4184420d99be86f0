package dev.lockstep.jira.oauth;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the newest tokens of each instance, for all replicas. */
@FunctionalInterface
public interface TokenVault {

  /**
   * Lets one replica at a time look at what is kept and change it.
   *
   * @param work gets what is kept and says what to keep; when it fails everything stays
   * @return what is kept then
   */
  Uni<Kept> exchange(String instance, Function<Optional<Kept>, Uni<Kept>> work);

  /**
   * Tokens as they are kept: sealed.
   *
   * @param begunWith tells which configured refresh token they come from
   * @param accessExpires when the access token ends
   */
  record Kept(String begunWith, String refreshToken, String accessToken, Instant accessExpires) {}
}
