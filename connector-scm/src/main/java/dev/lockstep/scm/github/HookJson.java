package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a webhook, as far as it is read; each event has some of it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookJson(
    @Nullable String action,
    @Nullable Integer number,
    @Nullable String ref,
    @JsonProperty("ref_type") @Nullable String refType,
    @Nullable String after,
    @Nullable Boolean deleted,
    @Nullable List<@Nullable CommitJson> commits,
    @JsonProperty("head_commit") @Nullable CommitJson headCommit,
    @Nullable RepositoryJson repository,
    @Nullable PersonJson sender,
    @JsonProperty("pull_request") @Nullable PullJson pullRequest,
    @Nullable IssueJson issue,
    @Nullable CommentJson comment,
    @JsonProperty("workflow_run") @Nullable RunJson workflowRun,
    @JsonProperty("check_run") @Nullable RunJson checkRun,
    @Nullable ReleaseJson release,
    @Nullable DeploymentJson deployment,
    @JsonProperty("deployment_status") DeploymentJson.@Nullable StatusJson deploymentStatus,
    @Nullable Long id,
    @Nullable String sha,
    @Nullable String context,
    @Nullable String state,
    @JsonProperty("target_url") @Nullable String targetUrl,
    @JsonProperty("updated_at") @Nullable String updatedAt,
    @Nullable List<@Nullable NamedJson> branches) {

  /** A repository; the time of its last push is a number in a push and a text elsewhere. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RepositoryJson(
      @JsonProperty("full_name") @Nullable String fullName,
      @JsonProperty("html_url") @Nullable String url,
      @JsonProperty("pushed_at") @Nullable JsonNode pushedAt) {}

  /** A branch. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NamedJson(@Nullable String name) {}

  /** A commit of a push. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record CommitJson(
      @Nullable String id,
      @Nullable String message,
      @Nullable String timestamp,
      @Nullable String url,
      @Nullable AuthorJson author) {}

  /** Who wrote a commit; only who is known at GitHub has a user name. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AuthorJson(@Nullable String name, @Nullable String username) {}
}
