package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Somebody at a pull request, with what they say. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ParticipantJson(@Nullable UserJson user, @Nullable String status) {}
