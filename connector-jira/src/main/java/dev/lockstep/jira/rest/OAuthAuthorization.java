package dev.lockstep.jira.rest;

import dev.lockstep.jira.oauth.AccessTokens;
import io.smallrye.mutiny.Uni;

/** Access tokens that live for an hour. */
final class OAuthAuthorization implements Authorization {

  private static final String BEARER = "Bearer ";

  private final AccessTokens tokens;

  OAuthAuthorization(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Uni<Void> ready() {
    return tokens.ready();
  }

  @Override
  public String header() {
    return BEARER + tokens.current();
  }

  @Override
  public Uni<Boolean> renewed(String refused) {
    return tokens
        .renew(refused.substring(BEARER.length()))
        .map(nothing -> !header().equals(refused));
  }
}
