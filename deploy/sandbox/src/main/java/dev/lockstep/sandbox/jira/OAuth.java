package dev.lockstep.sandbox.jira;

import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Apps, their refresh tokens, each good for once, and the access tokens they got for them. */
final class OAuth {
  /**
   * An app that somebody gave access to.
   *
   * @param account the display name of that somebody
   * @param scopes separated by spaces
   * @param accessMillis how long an access token is good
   * @param sites names of the sites it may use
   */
  record App(
      String clientId,
      String clientSecret,
      String account,
      String scopes,
      long accessMillis,
      Set<String> sites) {
    boolean allows(String scope) {
      return Set.of(scopes.split(" ")).contains(scope);
    }
  }

  private record Access(String clientId, long expiresAt) {}

  /** New tokens. */
  record Tokens(String access, String refresh, App app) {}

  private final Clock clock;
  private final Random random;
  private final Map<String, App> apps = new LinkedHashMap<>();
  private final Map<String, String> refreshTokens = new HashMap<>();
  private final Map<String, Access> accessTokens = new HashMap<>();

  OAuth(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed ^ 0x0a07L);
  }

  /** Lets an app use one more site; this refresh token is good from now on. */
  void grant(App app, String refreshToken) {
    App before = apps.get(app.clientId());
    Set<String> sites = new LinkedHashSet<>(before == null ? Set.of() : before.sites());
    sites.addAll(app.sites());
    apps.put(
        app.clientId(),
        new App(
            app.clientId(),
            app.clientSecret(),
            app.account(),
            app.scopes(),
            app.accessMillis(),
            sites));
    refreshTokens.put(refreshToken, app.clientId());
  }

  /** The app, when it knows its secret. */
  Optional<App> app(String clientId, String clientSecret) {
    return app(clientId).filter(app -> app.clientSecret().equals(clientSecret));
  }

  Optional<App> app(String clientId) {
    return Optional.ofNullable(apps.get(clientId));
  }

  /** New tokens for a refresh token, which is spent by that; nothing when it is not good. */
  Optional<Tokens> refresh(App app, String refreshToken) {
    if (!app.clientId().equals(refreshTokens.get(refreshToken))) {
      return Optional.empty();
    }
    refreshTokens.remove(refreshToken);
    String access = token("access");
    String next = token("refresh");
    refreshTokens.put(next, app.clientId());
    accessTokens.put(access, new Access(app.clientId(), clock.millis() + app.accessMillis()));
    return Optional.of(new Tokens(access, next, app));
  }

  private String token(String kind) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return kind + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The app behind an access token that is still good. */
  Optional<App> bearer(String accessToken) {
    Access access = accessTokens.get(accessToken);
    return access == null || access.expiresAt() <= clock.millis()
        ? Optional.empty()
        : app(access.clientId());
  }
}
