package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Where what a service hook is about is from; only ids are told. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookContainersJson(@Nullable ProjectJson project) {}
