package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A branch or tag in GraphQL; an annotated tag has no time. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RefNodeJson(@Nullable String name, @Nullable CommitNodeJson target) {}
