package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of branches. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BranchPageJson(@Nullable List<RefJson> values, @Nullable Long nextPageStart) {}
