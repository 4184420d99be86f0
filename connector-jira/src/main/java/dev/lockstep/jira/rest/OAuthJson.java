package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answers. Never shown: it is all secrets.
 *
 * @param expiresIn in seconds
 * @param refreshToken absent where the one that was used stays
 */
@RegisterForReflection
record OAuthJson(
    @JsonProperty("access_token") @Nullable String accessToken,
    @JsonProperty("expires_in") @Nullable Long expiresIn,
    @JsonProperty("refresh_token") @Nullable String refreshToken) {

  @Override
  public String toString() {
    return "***";
  }
}
