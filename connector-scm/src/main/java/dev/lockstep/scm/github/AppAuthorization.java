package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub App: it shows who it is by a claim signed with its key, and gets for each owner a token
 * that is good for an hour; it is renewed before that is over.
 */
final class AppAuthorization implements Authorization {

  /** GitHub refuses claims that are good for longer than ten minutes. */
  private static final Duration CLAIM = Duration.ofMinutes(9);

  /** How far clocks may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  private final String app;
  private final PrivateKey key;
  private final String owner;
  private final Door door;
  private final AppApi api;
  private final Clock clock;
  private @Nullable Uni<Token> current;
  private volatile @Nullable Instant until;

  private record Token(String value, Instant until) {}

  /**
   * @param apiUrl of REST, without a trailing slash
   * @param app its id
   * @param pem its private key, PKCS#1 or PKCS#8
   * @param owner whose installation it is
   * @param gateway of the app's own calls
   */
  AppAuthorization(
      URI apiUrl, String app, String pem, String owner, UpstreamGateway gateway, Clock clock) {
    this.app = app;
    this.key = PemKey.read(pem);
    this.owner = owner;
    this.clock = clock;
    this.door =
        new Door(
            apiUrl,
            () -> Uni.createFrom().item(() -> "Bearer " + claim()),
            new Failures(new GitHubFailures(clock)),
            gateway);
    this.api = door.calls(AppApi.class);
  }

  @Override
  public Uni<String> header() {
    return token().map(token -> "Bearer " + token.value());
  }

  /** One request for all that wait for it; a failure is not kept. */
  private synchronized Uni<Token> token() {
    Uni<Token> known = current;
    if (known == null) {
      known = fresh().memoize().until(this::isOld);
      current = known;
    }
    return known.onFailure().invoke(this::forget);
  }

  private boolean isOld() {
    Instant end = until;
    return end != null && !clock.instant().isBefore(end.minus(BEFORE_END));
  }

  private synchronized void forget(Throwable failure) {
    current = null;
  }

  private Uni<Token> fresh() {
    return door.read("/users/{owner}/installation", () -> api.installation(owner))
        .onFailure(NotFound.class)
        .transform(
            missing -> new Unauthorized("the app " + app + " is not installed with " + owner))
        .map(installation -> GitHub.there(installation.id(), "id of an installation"))
        .chain(id -> door.read("/app/installations/{id}/access_tokens", () -> api.token(id)))
        .map(
            json ->
                new Token(
                    GitHub.there(json.token(), "token of an installation"),
                    Answers.time(json.expiresAt())
                        .orElseGet(() -> clock.instant().plus(Duration.ofHours(1)))))
        .invoke(token -> until = token.until());
  }

  private String claim() {
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(app);
    claims.setIssuedAt(NumericDate.fromSeconds(now.minus(SKEW).getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(CLAIM).getEpochSecond()));
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setKey(key);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new Unauthorized("the app's private key does not sign: is it an RSA key?");
    }
  }
}
