package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Days on which somebody does not work. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DaysOffJson(@Nullable String start, @Nullable String end) {}
