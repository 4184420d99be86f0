package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A run of a workflow, or a check of an app. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RunJson(
    @Nullable Long id,
    @Nullable String name,
    @JsonProperty("head_branch") @Nullable String headBranch,
    @JsonProperty("head_sha") @Nullable String headSha,
    @JsonProperty("display_title") @Nullable String displayTitle,
    @Nullable String status,
    @Nullable String conclusion,
    @JsonProperty("html_url") @Nullable String url,
    @JsonProperty("updated_at") @Nullable String updatedAt,
    @JsonProperty("started_at") @Nullable String startedAt,
    @JsonProperty("completed_at") @Nullable String completedAt,
    @JsonProperty("check_suite") @Nullable SuiteJson checkSuite,
    @Nullable AppJson app) {

  /** What a check belongs to. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record SuiteJson(@JsonProperty("head_branch") @Nullable String headBranch) {}

  /** Whose check it is. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AppJson(@Nullable String slug) {}
}
