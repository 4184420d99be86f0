package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A commit as webhooks of pushes show it; their times are written otherwise than elsewhere. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookCommitJson(@Nullable String id, @Nullable String message, @Nullable UserJson author) {}
