package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request; a list has participants only where they are asked for by name. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestJson(
    @Nullable Long id,
    @Nullable String title,
    @Nullable String description,
    @Nullable String state,
    @Nullable Boolean draft,
    @Nullable AccountJson author,
    @Nullable SideJson source,
    @Nullable SideJson destination,
    @JsonProperty("merge_commit") @Nullable CommitJson mergeCommit,
    @Nullable List<ParticipantJson> participants,
    @JsonProperty("updated_on") @Nullable String updatedOn,
    @Nullable LinksJson links) {}
