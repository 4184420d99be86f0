package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An error of GraphQL: one of the query has a code, one of what was asked for a type. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ErrorJson(
    @Nullable String type,
    @Nullable String message,
    @Nullable JsonNode path,
    @Nullable JsonNode extensions) {}
