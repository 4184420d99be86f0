package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of {@code /changelog/bulkfetch}. */
@RegisterForReflection
record ChangelogsJson(@Nullable List<OfIssue> issueChangeLogs, @Nullable String nextPageToken) {

  record OfIssue(String issueId, @Nullable List<IssueJson.Entry> changeHistories) {}

  /** The question. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(List<String> issueIdsOrKeys, int maxResults, @Nullable String nextPageToken) {}
}
