package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a webhook, as far as it is read; test is that of a test of the connection. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookJson(
    @Nullable Boolean test,
    @Nullable String date,
    @Nullable UserJson actor,
    @Nullable RepositoryJson repository,
    @Nullable PullRequestJson pullRequest,
    @Nullable List<ChangeJson> changes,
    @Nullable List<@Nullable HookCommitJson> commits) {}
