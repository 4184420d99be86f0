package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.scm.github.IssueNodeJson.NamedJson;
import dev.lockstep.scm.github.IssueNodeJson.ParentJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Something of an issue's history; each type has some of it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeNodeJson(
    @JsonProperty("__typename") @Nullable String type,
    @Nullable String id,
    @Nullable String createdAt,
    @Nullable PersonJson actor,
    @Nullable String stateReason,
    @Nullable NamedJson label,
    @Nullable PersonJson assignee,
    @Nullable String milestoneTitle,
    @Nullable String previousTitle,
    @Nullable String currentTitle,
    @Nullable ParentJson parent) {}
