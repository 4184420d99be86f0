package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** The body of a webhook, as far as it is read. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookJson(
    @Nullable AccountJson actor,
    @Nullable RepositoryJson repository,
    @JsonProperty("pullrequest") @Nullable PullRequestJson pullRequest,
    @Nullable PushJson push,
    @JsonProperty("commit_status") @Nullable CommitStatusJson commitStatus) {}
