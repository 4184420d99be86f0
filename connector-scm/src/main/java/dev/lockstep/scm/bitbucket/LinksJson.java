package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Links of an object. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record LinksJson(@Nullable LinkJson html, @Nullable LinkJson commit) {}
