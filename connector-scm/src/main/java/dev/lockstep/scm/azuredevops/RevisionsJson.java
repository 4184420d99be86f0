package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the feed of revisions. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RevisionsJson(
    @Nullable List<@Nullable RevisionJson> values,
    @Nullable String continuationToken,
    @Nullable Boolean isLastBatch) {}
