package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A commit. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CommitJson(@Nullable String id, @Nullable Long committerTimestamp) {}
