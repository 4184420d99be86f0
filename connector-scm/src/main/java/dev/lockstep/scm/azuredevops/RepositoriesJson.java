package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All repositories of an organisation. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RepositoriesJson(@Nullable List<@Nullable RepositoryJson> value) {}
