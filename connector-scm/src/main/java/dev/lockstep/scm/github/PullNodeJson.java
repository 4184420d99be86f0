package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A pull request in GraphQL. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullNodeJson(
    @Nullable Long number,
    @Nullable String title,
    @Nullable String body,
    @Nullable String state,
    @Nullable Boolean isDraft,
    @Nullable String mergedAt,
    @Nullable CommitNodeJson mergeCommit,
    @Nullable String headRefName,
    @Nullable String headRefOid,
    @Nullable String baseRefName,
    @Nullable PersonJson author,
    @Nullable String updatedAt,
    @Nullable String url,
    @Nullable ListJson<ReviewNodeJson> latestOpinionatedReviews,
    @Nullable ListJson<RequestNodeJson> reviewRequests,
    @Nullable ListJson<ClosedNodeJson> closingIssuesReferences) {

  /** An issue that is closed by the merge. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ClosedNodeJson(@Nullable Long number, @Nullable RepositoryNodeJson repository) {}

  /** What a reviewer says. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ReviewNodeJson(@Nullable PersonJson author, @Nullable String state) {}

  /** Who was asked. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RequestNodeJson(@Nullable PersonJson requestedReviewer) {}
}
