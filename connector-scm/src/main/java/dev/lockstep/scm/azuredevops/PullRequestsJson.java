package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some pull requests; nothing tells whether there are more. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestsJson(@Nullable List<@Nullable PullRequestJson> value) {}
