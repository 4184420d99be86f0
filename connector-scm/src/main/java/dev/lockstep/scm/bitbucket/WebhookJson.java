package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as it is read, and as it is written: its secret is never shown. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookJson(
    @Nullable String uuid,
    @Nullable String description,
    @Nullable String url,
    boolean active,
    @Nullable List<String> events,
    @Nullable String secret,
    @JsonProperty("secret_set") @Nullable Boolean secretSet) {

  @Override
  public String toString() {
    return "WebhookJson[" + uuid + " " + url + "]";
  }
}
