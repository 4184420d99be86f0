package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A link. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record LinkJson(@Nullable String href) {}
