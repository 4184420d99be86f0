package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some branches; the token of the next page stands in a header. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RefsJson(@Nullable List<@Nullable RefJson> value) {}
