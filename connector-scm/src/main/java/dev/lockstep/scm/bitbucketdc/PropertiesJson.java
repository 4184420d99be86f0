package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What plug-ins know of a pull request. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PropertiesJson(@Nullable CommitJson mergeCommit) {}
