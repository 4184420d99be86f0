package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A reference to a work item. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record LinkedItemJson(@Nullable Integer id) {}
