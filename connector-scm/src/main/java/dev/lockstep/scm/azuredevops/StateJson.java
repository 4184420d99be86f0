package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A state of a type and its category. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StateJson(@Nullable String name, @Nullable String category) {}
