package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A build of a commit; older senders have a link to the commit only. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CommitStatusJson(
    @Nullable String key,
    @Nullable String name,
    @Nullable String state,
    @Nullable String refname,
    @Nullable String url,
    @JsonProperty("updated_on") @Nullable String updatedOn,
    @Nullable CommitJson commit,
    @Nullable LinksJson links) {}
