package dev.lockstep.sandbox.jira;

import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Page tokens: opaque, bound to the request that got them, and not valid for ever. */
final class PageTokens<P> {
  private static final int MOST = 10_000;

  private record Kept<P>(String request, P position, long expiresAt) {}

  private final Clock clock;
  private final Random random;
  private final Map<String, Kept<P>> tokens = new LinkedHashMap<>();

  PageTokens(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed ^ 0x70cE4L);
  }

  String issue(String request, P position, long lifeMillis) {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    String token = "Ch" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    if (tokens.size() >= MOST) {
      tokens.remove(tokens.keySet().iterator().next());
    }
    tokens.put(token, new Kept<>(request, position, clock.millis() + lifeMillis));
    return token;
  }

  /** The position, unless the token is unknown, too old or of another request. */
  Optional<P> position(String token, String request) {
    Kept<P> kept = tokens.get(token);
    return kept == null
            || !Objects.equals(kept.request(), request)
            || kept.expiresAt() < clock.millis()
        ? Optional.empty()
        : Optional.of(kept.position());
  }
}
