package dev.lockstep.sandbox.jira;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The personal access tokens of a Data Center site. */
final class DcTokens {
  /** A token that never ends. */
  static final long NEVER = Long.MAX_VALUE;

  record Token(long id, String name, String owner, String secret, long createdAt, long expiresAt) {}

  private final Clock clock;
  private final Map<String, Token> bySecret = new LinkedHashMap<>();
  private long lastId;

  DcTokens(Clock clock) {
    this.clock = clock;
  }

  /** As long as there is none, any text is a good token. */
  boolean none() {
    return bySecret.isEmpty();
  }

  void clear() {
    bySecret.clear();
  }

  Token add(String secret, String name, String owner, long expiresAt) {
    Token token = new Token(++lastId, name, owner, secret, clock.millis(), expiresAt);
    bySecret.put(secret, token);
    return token;
  }

  /** The token, unless it is unknown or its time is over. */
  Optional<Token> valid(String secret) {
    return Optional.ofNullable(bySecret.get(secret))
        .filter(token -> clock.millis() < token.expiresAt());
  }

  Collection<Token> all() {
    return bySecret.values();
  }

  boolean remove(String owner, String id) {
    return bySecret
        .values()
        .removeIf(token -> token.owner().equals(owner) && Long.toString(token.id()).equals(id));
  }
}
