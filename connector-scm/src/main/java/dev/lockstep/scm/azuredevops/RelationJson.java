package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A link as a work item shows it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RelationJson(
    @Nullable String rel,
    @Nullable String url,
    @Nullable Map<String, @Nullable Object> attributes) {}
