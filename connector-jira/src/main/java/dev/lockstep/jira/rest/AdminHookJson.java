package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of an administrator, as it is sent and told.
 *
 * @param self its address, which ends in its id; told only
 * @param secret signs its deliveries; sent only, never told
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdminHookJson(
    @Nullable String name,
    @Nullable String url,
    @Nullable List<String> events,
    @Nullable Filters filters,
    @Nullable Boolean excludeBody,
    @Nullable Boolean enabled,
    @Nullable String self,
    @Nullable String secret) {

  public record Filters(@JsonProperty("issue-related-events-section") @Nullable String jql) {}

  /** Its addresses may hold a secret. */
  @Override
  public String toString() {
    return "AdminHookJson";
  }
}
