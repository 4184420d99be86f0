package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A link that was made or taken away. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record LinkChangeJson(
    @Nullable Integer sourceId, @Nullable Integer targetId, @Nullable String changedDate) {}
