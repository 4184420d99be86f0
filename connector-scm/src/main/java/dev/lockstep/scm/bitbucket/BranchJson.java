package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A branch, or in a push a tag or bookmark. */
@JsonIgnoreProperties(ignoreUnknown = true)
record BranchJson(
    @Nullable String name,
    @Nullable String type,
    @Nullable CommitJson target,
    @Nullable LinksJson links) {}
