package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service hook. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionJson(
    @Nullable String id,
    @Nullable String status,
    @Nullable String publisherId,
    @Nullable String eventType,
    @Nullable String resourceVersion,
    @Nullable String consumerId,
    @Nullable String consumerActionId,
    @Nullable Map<String, @Nullable String> publisherInputs,
    @Nullable Map<String, @Nullable String> consumerInputs) {

  @Override
  public String toString() {
    return "SubscriptionJson[" + id + " " + eventType + " " + status + "]"; // never its secrets
  }
}
