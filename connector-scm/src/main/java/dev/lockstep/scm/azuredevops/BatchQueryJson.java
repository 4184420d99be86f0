package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question for work items by id, at most 200, as they are or were; what is not there is null. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchQueryJson(
    List<Integer> ids,
    @JsonProperty("$expand") String expand,
    @Nullable String asOf,
    String errorPolicy) {}
