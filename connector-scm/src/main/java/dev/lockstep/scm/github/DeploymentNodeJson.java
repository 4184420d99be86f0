package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A deployment in GraphQL. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DeploymentNodeJson(
    @Nullable Long databaseId,
    @Nullable String environment,
    @Nullable String commitOid,
    @Nullable RefNodeJson ref,
    @Nullable PersonJson creator,
    @Nullable String createdAt,
    @Nullable String updatedAt,
    @Nullable StatusNodeJson latestStatus) {

  /** Where it stands. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record StatusNodeJson(
      @Nullable String state, @Nullable String environmentUrl, @Nullable String updatedAt) {}
}
