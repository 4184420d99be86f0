package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as it is wanted, and as it is shown; its secret is never shown. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookJson(
    @Nullable Long id,
    @Nullable String name,
    @Nullable Boolean active,
    @Nullable List<String> events,
    @Nullable ConfigJson config,
    @JsonProperty("last_response") @Nullable LastJson lastResponse) {

  /** How it is delivered. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConfigJson(
      @Nullable String url,
      @JsonProperty("content_type") @Nullable String contentType,
      @Nullable String secret) {

    @Override
    public String toString() {
      return "ConfigJson[" + url + "]";
    }
  }

  /** What the last delivery was answered with. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record LastJson(@Nullable Integer code) {}
}
