package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A work item as it was after one change. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RevisionJson(
    @Nullable Integer id,
    @Nullable Integer rev,
    @Nullable Map<String, @Nullable Object> fields,
    @Nullable List<@Nullable RelationJson> relations) {}
