package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Somebody; a reviewer carries a vote: 10, 5, 0, -5 or -10. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record IdentityJson(@Nullable String id, @Nullable String displayName, @Nullable Integer vote) {}
