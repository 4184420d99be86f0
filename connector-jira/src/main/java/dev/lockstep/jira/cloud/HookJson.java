package dev.lockstep.jira.cloud;

import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** The body of a webhook, as far as it is believed. */
@RegisterForReflection
record HookJson(
    @Nullable Long timestamp,
    @Nullable String webhookEvent,
    IssueJson.@Nullable Other issue,
    @Nullable IssueLink issueLink,
    @Nullable Comment comment,
    @Nullable Worklog worklog) {

  record IssueLink(@Nullable String sourceIssueId, @Nullable String destinationIssueId) {}

  /** Older Data Centers tell of a comment without its issue, whose id is in the address. */
  record Comment(@Nullable String self) {}

  record Worklog(@Nullable String issueId) {}
}
