package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of repositories. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RepositoryPageJson(@Nullable List<RepositoryJson> values, @Nullable Long nextPageStart) {}
