package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All service hooks of an organisation. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record SubscriptionsJson(@Nullable List<@Nullable SubscriptionJson> value) {}
