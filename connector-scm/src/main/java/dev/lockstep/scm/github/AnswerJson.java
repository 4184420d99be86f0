package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of GraphQL; errors may come with data or without. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record AnswerJson(@Nullable JsonNode data, @Nullable List<@Nullable ErrorJson> errors) {}
