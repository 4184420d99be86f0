package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A repository. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RepositoryJson(
    @Nullable String name,
    @Nullable String slug,
    @JsonProperty("full_name") @Nullable String fullName,
    @Nullable String uuid,
    @JsonProperty("updated_on") @Nullable String updatedOn) {}
