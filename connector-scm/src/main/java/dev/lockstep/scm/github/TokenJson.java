package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A token of an installation. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenJson(@Nullable String token, @JsonProperty("expires_at") @Nullable String expiresAt) {

  @Override
  public String toString() {
    return "TokenJson[until " + expiresAt + "]";
  }
}
