package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work items that are linked with each artefact. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ArtifactsJson(
    @Nullable Map<String, @Nullable List<@Nullable LinkedItemJson>> artifactUrisQueryResult) {}
