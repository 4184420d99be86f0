package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of pull requests; the limit is the server's where that is smaller than what was asked. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestPageJson(
    @Nullable List<PullRequestJson> values,
    @Nullable Integer limit,
    @Nullable Long nextPageStart) {}
