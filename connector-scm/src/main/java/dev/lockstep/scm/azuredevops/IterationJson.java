package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sprint of a team. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record IterationJson(
    @Nullable String id,
    @Nullable String name,
    @Nullable String path,
    @Nullable Map<String, @Nullable Object> attributes) {}
