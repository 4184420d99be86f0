package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A link. */
@JsonIgnoreProperties(ignoreUnknown = true)
record LinkJson(@Nullable String href) {}
