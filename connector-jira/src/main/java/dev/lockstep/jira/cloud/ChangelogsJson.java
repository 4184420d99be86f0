package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The question of {@code /changelog/bulkfetch}; {@link ChangelogReader} reads the answer. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangelogsJson(
    List<String> issueIdsOrKeys, int maxResults, @Nullable String nextPageToken) {}
