package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request in a webhook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullJson(
    @Nullable Long number,
    @Nullable String title,
    @Nullable String body,
    @Nullable String state,
    @Nullable Boolean draft,
    @Nullable Boolean merged,
    @JsonProperty("merged_at") @Nullable String mergedAt,
    @JsonProperty("merge_commit_sha") @Nullable String mergeCommitSha,
    @JsonProperty("updated_at") @Nullable String updatedAt,
    @JsonProperty("html_url") @Nullable String url,
    @Nullable PersonJson user,
    @Nullable SideJson head,
    @Nullable SideJson base,
    @JsonProperty("requested_reviewers") @Nullable List<@Nullable PersonJson> requestedReviewers,
    @JsonProperty("requested_teams") @Nullable List<@Nullable PersonJson> requestedTeams) {

  List<@Nullable PersonJson> requestedReviewersOrNone() {
    return requestedReviewers == null ? List.of() : requestedReviewers;
  }

  List<@Nullable PersonJson> requestedTeamsOrNone() {
    return requestedTeams == null ? List.of() : requestedTeams;
  }

  /** A branch of one side. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record SideJson(@Nullable String ref, @Nullable String sha) {}
}
