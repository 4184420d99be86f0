package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the tree of areas. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record AreaJson(
    @Nullable String identifier,
    @Nullable String name,
    @Nullable List<@Nullable AreaJson> children) {}
