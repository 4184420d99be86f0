package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of webhooks. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record WebhookPageJson(@Nullable List<WebhookJson> values, @Nullable String next) {}
