package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member of a team can do in a sprint. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record MemberCapacityJson(
    @Nullable IdentityJson teamMember,
    @Nullable List<@Nullable ActivityJson> activities,
    @Nullable List<@Nullable DaysOffJson> daysOff) {}
