package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A deployment in a webhook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DeploymentJson(
    @Nullable Long id,
    @Nullable String environment,
    @Nullable String sha,
    @Nullable String ref,
    @Nullable PersonJson creator) {

  /** Where it stands. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record StatusJson(
      @Nullable String state,
      @JsonProperty("environment_url") @Nullable String environmentUrl,
      @JsonProperty("updated_at") @Nullable String updatedAt) {}
}
