package dev.lockstep.jira.cloud;

import dev.lockstep.jira.port.Files.Attached;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An attached file. */
@RegisterForReflection
record FileJson(@Nullable String id, @Nullable String filename, long size) {

  Attached attached() {
    return new Attached(id == null ? "" : id, filename == null ? "" : filename, size);
  }

  /** What a site takes. */
  record Limits(@Nullable Boolean enabled, @Nullable Long uploadLimit) {}
}
