package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What plug-ins know of a branch, where details are asked for. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record MetadataJson(
    @JsonProperty("com.atlassian.bitbucket.server.bitbucket-branch:latest-commit-metadata")
        @Nullable CommitJson latestCommit) {}
