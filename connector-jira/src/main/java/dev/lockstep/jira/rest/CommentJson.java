package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comment, as far as writing it matters. */
@RegisterForReflection
public record CommentJson(@Nullable String id, @Nullable List<Property> properties) {

  public record Property(@Nullable String key, @Nullable JsonNode value) {}

  public record Page(@Nullable List<CommentJson> comments, int total) {}

  /** What is written. */
  public record Request(Object body, List<Stamp> properties) {}

  public record Stamp(String key, Map<String, String> value) {}
}
