package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A user; there are no user names. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record AccountJson(
    @JsonProperty("display_name") @Nullable String displayName,
    @JsonProperty("account_id") @Nullable String accountId,
    @Nullable String uuid) {}
