package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of webhooks. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record WebhookPageJson(@Nullable List<WebhookJson> values, @Nullable Long nextPageStart) {}
