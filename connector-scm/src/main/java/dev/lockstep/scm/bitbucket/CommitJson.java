package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A commit. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CommitJson(@Nullable String hash) {}
