package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An issue in a webhook; what it says of a pull request means that it is one. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record IssueJson(
    @Nullable Long id,
    @Nullable Long number,
    @JsonProperty("updated_at") @Nullable String updatedAt,
    @JsonProperty("pull_request") @Nullable JsonNode pullRequest) {}
