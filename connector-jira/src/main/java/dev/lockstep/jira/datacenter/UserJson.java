package dev.lockstep.jira.datacenter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Somebody, by the name that values take. */
@RegisterForReflection
record UserJson(@Nullable String name, @Nullable String emailAddress) {}
