package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All projects of an organisation. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectsJson(@Nullable List<@Nullable ProjectJson> value) {}
