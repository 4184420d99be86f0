package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An area of a team. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TeamAreaJson(@Nullable String value, @Nullable Boolean includeChildren) {}
