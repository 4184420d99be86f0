package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work items by id; null stands for one that is not there. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchJson(@Nullable List<@Nullable RevisionJson> value) {}
