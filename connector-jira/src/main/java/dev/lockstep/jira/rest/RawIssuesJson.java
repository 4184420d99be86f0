package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues with whatever fields they have. */
@RegisterForReflection
public record RawIssuesJson(@Nullable List<Issue> issues) {

  public record Issue(@Nullable Map<String, JsonNode> fields) {}
}
