package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of work items. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TypeJson(
    @Nullable String name,
    @Nullable String referenceName,
    @Nullable List<@Nullable StateJson> states) {}
