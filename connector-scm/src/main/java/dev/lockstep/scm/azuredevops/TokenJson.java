package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A token of Entra ID; never shown. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenJson(
    @JsonProperty("access_token") @Nullable String accessToken,
    @JsonProperty("expires_in") @Nullable Long expiresIn) {

  @Override
  public String toString() {
    return "TokenJson[…]";
  }
}
