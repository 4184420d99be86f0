package dev.lockstep.jira.datacenter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, as it is sent and told.
 *
 * @param id told only
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record DataCenterHookJson(
    @Nullable Long id,
    @Nullable String name,
    @Nullable String url,
    @Nullable List<String> events,
    @Nullable Configuration configuration,
    @Nullable Boolean active) {

  /**
   * Texts, all of them.
   *
   * @param filters a JSON object as a text
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Configuration(
      @JsonProperty("FILTERS") @Nullable String filters,
      @JsonProperty("EXCLUDE_BODY") @Nullable String excludeBody) {}

  record Filters(@JsonProperty("issue-related-events-section") @Nullable String jql) {}

  record Server(@Nullable List<Integer> versionNumbers) {}

  /** Its address holds a secret. */
  @Override
  public String toString() {
    return "DataCenterHookJson";
  }
}
