package dev.lockstep.jira.datacenter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token, without its text.
 *
 * @param expiringAt absent where it does not end
 */
@RegisterForReflection
record TokenJson(@Nullable String name, @Nullable String expiringAt) {}
