package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of builds. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BuildsJson(@Nullable List<@Nullable BuildJson> value) {}
