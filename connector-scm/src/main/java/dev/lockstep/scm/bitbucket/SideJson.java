package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Source or destination of a pull request. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record SideJson(@Nullable BranchJson branch, @Nullable CommitJson commit) {}
