package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of {@code /search/jql} that was asked for keys only. */
@RegisterForReflection
record IdsJson(
    @Nullable List<Listed> issues,
    @Nullable String nextPageToken,
    @Nullable Boolean isLast,
    @Nullable List<JsonNode> warnings) {

  record Listed(String id, String key) {}
}
