package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A repository in GraphQL. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RepositoryNodeJson(
    @Nullable Long databaseId,
    @Nullable String name,
    @Nullable String nameWithOwner,
    @Nullable String url,
    @Nullable Boolean isArchived,
    @Nullable String pushedAt,
    @Nullable ListJson<PullNodeJson> pullRequests,
    @Nullable PullNodeJson pullRequest,
    @Nullable ListJson<IssueNodeJson> issues,
    @Nullable IssueNodeJson issue,
    @Nullable ListJson<RefNodeJson> refs,
    @Nullable ListJson<ReleaseNodeJson> releases,
    @Nullable ListJson<DeploymentNodeJson> deployments) {}
