package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook, as it is read and as it is written. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookJson(
    @Nullable Long id,
    String name,
    @Nullable String url,
    boolean active,
    @Nullable List<String> events,
    @Nullable ConfigurationJson configuration) {

  /** Its secret. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConfigurationJson(@Nullable String secret) {

    @Override
    public String toString() {
      return "ConfigurationJson[***]";
    }
  }
}
