package dev.lockstep.sandbox.jira;

import org.jspecify.annotations.Nullable;

/** What a site tells its webhooks. */
sealed interface JiraEvent {
  /** An issue is new. */
  record Created(Issue issue, Person author) implements JiraEvent {}

  /** An issue was changed, commented or both. */
  record Updated(Issue issue, Person author, @Nullable History history, @Nullable Comment comment)
      implements JiraEvent {}

  /** An issue is gone. */
  record Deleted(Issue issue, Person author) implements JiraEvent {}

  /** A comment was edited or deleted. */
  record CommentChanged(Issue issue, Person author, Comment comment, boolean deleted)
      implements JiraEvent {}

  /** Two issues were linked, or are no longer. */
  record Linked(Link link, boolean deleted) implements JiraEvent {}

  /** A file came or went. */
  record Attached(Attachment attachment, boolean deleted) implements JiraEvent {}

  /** Something happened to a version; {@code what} is created, updated, released ... */
  record OfVersion(Version version, String what) implements JiraEvent {}

  /** Something happened to a sprint; {@code what} is created, started, closed ... */
  record OfSprint(Sprint sprint, String what) implements JiraEvent {}
}
