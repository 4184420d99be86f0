package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed of links; the token stands in the link to the next page where it is not told.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record LinkChangesJson(
    @Nullable List<@Nullable LinkChangeJson> values,
    @Nullable String continuationToken,
    @Nullable String nextLink,
    @Nullable Boolean isLastBatch) {}
