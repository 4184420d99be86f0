package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What became of the last delivery of a webhook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DeliveryJson(@Nullable Long start, @Nullable ResultJson result) {

  /** SUCCESS, FAILURE (answered otherwise) or ERROR (not answered). */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ResultJson(@Nullable String outcome, @Nullable String description) {}
}
