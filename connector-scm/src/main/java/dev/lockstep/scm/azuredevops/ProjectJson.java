package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A team project. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectJson(@Nullable String id, @Nullable String name) {}
