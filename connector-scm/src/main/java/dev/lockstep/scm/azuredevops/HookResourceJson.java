package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service hook is about; of an update of a work item the id is that of the update. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record HookResourceJson(
    @Nullable Object id,
    @Nullable Long workItemId,
    @Nullable Long pullRequestId,
    @Nullable RepositoryJson repository,
    @Nullable List<@Nullable RefJson> refUpdates,
    @Nullable Map<String, @Nullable Object> fields,
    @Nullable RevisionJson revision) {}
