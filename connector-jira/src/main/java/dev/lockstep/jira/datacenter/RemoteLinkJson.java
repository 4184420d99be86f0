package dev.lockstep.jira.datacenter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A link to something elsewhere. */
@RegisterForReflection
record RemoteLinkJson(@Nullable String globalId, @Nullable Thing object) {

  record Thing(@Nullable String url, @Nullable String title, @Nullable State status) {}

  record State(@Nullable Boolean resolved) {}
}
