package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of pull requests. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PullRequestPageJson(@Nullable List<PullRequestJson> values, @Nullable String next) {}
