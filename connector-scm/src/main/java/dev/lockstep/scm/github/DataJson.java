package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** The data of an answer. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DataJson(@Nullable RepositoryNodeJson repository, @Nullable OwnerNodeJson repositoryOwner) {

  /** An owner. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record OwnerNodeJson(@Nullable ListJson<RepositoryNodeJson> repositories) {}
}
