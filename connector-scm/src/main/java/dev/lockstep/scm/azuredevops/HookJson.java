package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** The body of a service hook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookJson(
    @Nullable String id,
    @Nullable String subscriptionId,
    @Nullable Long notificationId,
    @Nullable String eventType,
    @Nullable HookResourceJson resource,
    @Nullable HookContainersJson resourceContainers) {}
