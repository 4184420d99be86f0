package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Hours per day of one kind of work. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ActivityJson(@Nullable Double capacityPerDay, @Nullable String name) {}
