package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A commit. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CommitJson(@Nullable String hash, @Nullable String date) {}
