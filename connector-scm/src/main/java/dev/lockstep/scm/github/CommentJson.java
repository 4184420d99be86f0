package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A comment in a webhook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CommentJson(
    @Nullable Long id,
    @Nullable String body,
    @Nullable PersonJson user,
    @JsonProperty("created_at") @Nullable String createdAt,
    @JsonProperty("updated_at") @Nullable String updatedAt) {}
