package dev.lockstep.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of comments. */
@RegisterForReflection
record DiscussionJson(@Nullable List<JsonNode> comments, int total) {}
