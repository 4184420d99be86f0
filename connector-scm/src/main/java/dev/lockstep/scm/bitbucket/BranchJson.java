package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A branch, or in a push a tag or bookmark. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BranchJson(
    @Nullable String name,
    @Nullable String type,
    @Nullable CommitJson target,
    @Nullable LinksJson links) {}
