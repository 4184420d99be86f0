package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a team can do in a sprint. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CapacityJson(@Nullable List<@Nullable MemberCapacityJson> teamMembers) {}
