package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver; attempts of one delivery share its guid. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DeliveryJson(
    @Nullable Long id,
    @Nullable String guid,
    @Nullable Boolean redelivery,
    @JsonProperty("status_code") @Nullable Integer statusCode) {}
