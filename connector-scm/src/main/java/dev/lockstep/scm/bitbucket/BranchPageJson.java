package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of branches. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BranchPageJson(@Nullable List<BranchJson> values, @Nullable String next) {}
