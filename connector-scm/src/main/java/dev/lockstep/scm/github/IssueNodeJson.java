package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An issue in GraphQL. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record IssueNodeJson(
    @Nullable Long fullDatabaseId,
    @Nullable Long number,
    @Nullable String title,
    @Nullable String body,
    @Nullable String state,
    @Nullable String stateReason,
    @Nullable String url,
    @Nullable String createdAt,
    @Nullable String updatedAt,
    @Nullable String closedAt,
    @Nullable PersonJson author,
    @Nullable ListJson<PersonJson> assignees,
    @Nullable ListJson<NamedJson> labels,
    @Nullable MilestoneJson milestone,
    @Nullable TypeJson issueType,
    @Nullable ParentJson parent,
    @Nullable ListJson<CommentNodeJson> comments,
    @Nullable ListJson<ChangeNodeJson> timelineItems) {

  long id() {
    return GitHub.there(fullDatabaseId, "fullDatabaseId of an issue");
  }

  /** A label. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NamedJson(@Nullable String name) {}

  /** A milestone. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record MilestoneJson(@Nullable String title) {}

  /** What kind of issue it is. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TypeJson(@Nullable String id, @Nullable String name) {}

  /** The issue above, maybe of another repository. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ParentJson(
      @Nullable Long fullDatabaseId,
      @Nullable Long number,
      @Nullable RepositoryNodeJson repository) {}

  /** A comment. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record CommentNodeJson(
      @Nullable Long fullDatabaseId,
      @Nullable String body,
      @Nullable PersonJson author,
      @Nullable PersonJson editor,
      @Nullable String createdAt,
      @Nullable String updatedAt,
      @Nullable String lastEditedAt) {}
}
