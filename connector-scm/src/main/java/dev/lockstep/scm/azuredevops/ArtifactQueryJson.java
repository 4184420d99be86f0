package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A question for the work items that are linked with these artefacts. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ArtifactQueryJson(List<String> artifactUris) {}
