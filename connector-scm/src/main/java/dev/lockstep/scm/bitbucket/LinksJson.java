package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** Links of an object. */
@JsonIgnoreProperties(ignoreUnknown = true)
record LinksJson(@Nullable LinkJson html) {}
