package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A branch or tag: at a pull request with its repository, in a list with what is known of it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RefJson(
    @Nullable String id,
    @Nullable String displayId,
    @Nullable String type,
    @Nullable String latestCommit,
    @Nullable RepositoryJson repository,
    @Nullable MetadataJson metadata) {}
