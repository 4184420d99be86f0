package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of a project. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TypesJson(@Nullable List<@Nullable TypeJson> value) {}
