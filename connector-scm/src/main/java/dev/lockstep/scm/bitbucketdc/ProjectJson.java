package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A project. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectJson(@Nullable String key) {}
