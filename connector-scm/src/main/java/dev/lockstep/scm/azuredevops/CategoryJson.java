package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category of types, such as those of a level of backlogs. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CategoryJson(
    @Nullable String referenceName, @Nullable List<@Nullable TypeJson> workItemTypes) {}
