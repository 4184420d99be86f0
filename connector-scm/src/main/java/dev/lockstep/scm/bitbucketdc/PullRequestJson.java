package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request. Its times are epoch milliseconds; some webhooks write texts that are cut to
 * seconds, which is no version.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestJson(
    @Nullable Long id,
    @Nullable String title,
    @Nullable String description,
    @Nullable String state,
    @Nullable Boolean draft,
    @Nullable JsonNode updatedDate,
    @Nullable JsonNode closedDate,
    @Nullable RefJson fromRef,
    @Nullable RefJson toRef,
    @Nullable ParticipantJson author,
    @Nullable List<ParticipantJson> reviewers,
    @Nullable PropertiesJson properties) {}
