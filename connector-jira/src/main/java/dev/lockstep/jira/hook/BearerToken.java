package dev.lockstep.jira.hook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;

/**
 * The JWT on webhooks that an OAuth client registered: HS256 with the client's secret, nothing
 * else. Atlassian documents neither issuer nor audience of it, so those are not looked at. It does
 * not sign the body; that is why it must be young.
 */
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  /** How far clocks may be apart. */
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  /** A token that names no end is good for so long after it was made. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private static final AlgorithmConstraints HS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

  private BearerToken() {}

  /** The token in an Authorization header, where it is one of this scheme. */
  static Optional<String> in(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Why it proves nothing; empty when it is good. */
  static Optional<String> refusal(String token, String clientSecret, Instant now) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKey(new HmacKey(clientSecret.getBytes(StandardCharsets.UTF_8)))
              .setRelaxVerificationKeyValidation() // how long it is was Atlassian's choice
              .setJwsAlgorithmConstraints(HS256)
              .setSkipDefaultAudienceValidation()
              .setAllowedClockSkewInSeconds((int) LEEWAY.toSeconds())
              .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
              .build()
              .processToClaims(token);
      return age(claims, now);
    } catch (InvalidJwtException e) {
      return Optional.of(
          e.hasErrorCode(ErrorCodes.EXPIRED)
              ? "The bearer token has expired (it is " + now + " here)."
              : "The bearer token is not signed with the OAuth client's secret by HS256.");
    } catch (MalformedClaimException e) {
      return Optional.of("The bearer token's times are no numbers.");
    }
  }

  private static Optional<String> age(JwtClaims claims, Instant now)
      throws MalformedClaimException {
    NumericDate made = claims.getIssuedAt();
    if (made == null) {
      return claims.getExpirationTime() == null
          ? Optional.of("The bearer token says neither when it was made nor when it ends.")
          : Optional.empty();
    }
    long age = now.getEpochSecond() - made.getValue();
    if (age < -LEEWAY.toSeconds()) {
      return Optional.of("The bearer token is from the future (it is " + now + " here).");
    }
    return claims.getExpirationTime() == null && age > OLDEST.toSeconds()
        ? Optional.of("The bearer token is too old (it is " + now + " here).")
        : Optional.empty();
  }
}
