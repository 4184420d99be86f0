package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The categories of a project. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CategoriesJson(@Nullable List<@Nullable CategoryJson> value) {}
