package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A release in GraphQL. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ReleaseNodeJson(
    @Nullable Long databaseId,
    @Nullable String name,
    @Nullable String tagName,
    @Nullable CommitNodeJson tagCommit,
    @Nullable Boolean isDraft,
    @Nullable Boolean isPrerelease,
    @Nullable String publishedAt,
    @Nullable String createdAt,
    @Nullable String updatedAt,
    @Nullable String url,
    @Nullable PersonJson author) {}
