package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A repository; its size grows with what is pushed. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RepositoryJson(
    @Nullable String id,
    @Nullable String name,
    @Nullable ProjectJson project,
    @Nullable String defaultBranch,
    @Nullable Long size,
    @Nullable Boolean isDisabled) {}
