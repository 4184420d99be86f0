package dev.lockstep.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A property of an issue. */
@RegisterForReflection
record PropertyJson(@Nullable JsonNode value) {}
