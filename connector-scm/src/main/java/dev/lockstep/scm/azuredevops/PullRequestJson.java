package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request; it has no time of its last change. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestJson(
    @Nullable Long pullRequestId,
    @Nullable RepositoryJson repository,
    @Nullable String title,
    @Nullable String description,
    @Nullable String status,
    @Nullable Boolean isDraft,
    @Nullable String mergeStatus,
    @Nullable String sourceRefName,
    @Nullable String targetRefName,
    @Nullable CommitJson lastMergeSourceCommit,
    @Nullable CommitJson lastMergeCommit,
    @Nullable IdentityJson createdBy,
    @Nullable List<@Nullable IdentityJson> reviewers,
    @Nullable String creationDate,
    @Nullable String closedDate) {}
