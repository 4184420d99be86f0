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
    @Nullable IssueLink issueLink) {

  record IssueLink(@Nullable String sourceIssueId, @Nullable String destinationIssueId) {}
}
