package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An app's installation with an owner. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record InstallationJson(@Nullable Long id) {}
