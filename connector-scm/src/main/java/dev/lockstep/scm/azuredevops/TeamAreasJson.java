package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The areas of a team. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record TeamAreasJson(@Nullable List<@Nullable TeamAreaJson> values) {}
