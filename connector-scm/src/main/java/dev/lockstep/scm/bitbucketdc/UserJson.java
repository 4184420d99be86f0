package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A user. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record UserJson(@Nullable String name, @Nullable String displayName) {}
