package dev.lockstep.jira.rest;

import dev.lockstep.jira.port.Files.Attached;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** An attached file. */
@RegisterForReflection
public record FileJson(@Nullable String id, @Nullable String filename, long size) {

  public Attached attached() {
    return new Attached(id == null ? "" : id, filename == null ? "" : filename, size);
  }

  /** What a site takes. */
  public record Limits(@Nullable Boolean enabled, @Nullable Long uploadLimit) {}
}
