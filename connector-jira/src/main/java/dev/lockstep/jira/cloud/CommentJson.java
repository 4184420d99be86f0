package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comment, as far as writing it matters. */
@RegisterForReflection
record CommentJson(@Nullable String id, @Nullable List<Property> properties) {

  record Property(@Nullable String key, @Nullable JsonNode value) {}

  record Page(@Nullable List<CommentJson> comments, int total) {}

  /** What is written. */
  record Request(Object body, List<Stamp> properties) {}

  record Stamp(String key, Map<String, String> value) {}
}
