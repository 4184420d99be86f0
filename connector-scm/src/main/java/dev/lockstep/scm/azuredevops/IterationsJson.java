package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sprints of a team. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record IterationsJson(@Nullable List<@Nullable IterationJson> value) {}
