package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of pull requests. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestPageJson(@Nullable List<PullRequestJson> values, @Nullable String next) {}
