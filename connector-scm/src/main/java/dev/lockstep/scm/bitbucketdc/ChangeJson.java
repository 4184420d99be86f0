package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** One ref of a push; what changed is ADD, UPDATE or DELETE. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeJson(@Nullable RefJson ref, @Nullable String toHash, @Nullable String type) {}
