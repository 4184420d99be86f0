package dev.lockstep.jira.datacenter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Who calls. */
@RegisterForReflection
record MyselfJson(@Nullable String key, @Nullable String displayName, @Nullable String timeZone) {}
