package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag.
 *
 * @param peeledObjectId what an annotated tag is about
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RefJson(@Nullable String name, @Nullable String objectId, @Nullable String peeledObjectId) {}
