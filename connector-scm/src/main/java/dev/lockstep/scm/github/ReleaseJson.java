package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A release in a webhook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ReleaseJson(
    @Nullable Long id,
    @JsonProperty("tag_name") @Nullable String tagName,
    @Nullable String name,
    @Nullable Boolean draft,
    @Nullable Boolean prerelease,
    @JsonProperty("html_url") @Nullable String url,
    @JsonProperty("created_at") @Nullable String createdAt,
    @JsonProperty("updated_at") @Nullable String updatedAt,
    @JsonProperty("published_at") @Nullable String publishedAt,
    @Nullable PersonJson author) {}
