package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An organisation or a user. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record OwnerJson(@Nullable String login, @Nullable String type) {}
