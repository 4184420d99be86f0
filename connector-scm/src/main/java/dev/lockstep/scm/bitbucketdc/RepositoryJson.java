package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A repository; archived since 8.0. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RepositoryJson(
    @Nullable Long id,
    @Nullable String slug,
    @Nullable String name,
    @Nullable Boolean archived,
    @Nullable ProjectJson project) {}
