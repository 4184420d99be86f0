package dev.lockstep.jira.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hangs on an issue. */
@RegisterForReflection
public record PartsJson(@Nullable Fields fields) {

  static final Fields NONE = new Fields(null, null, null);

  public record Fields(
      @Nullable List<LinkJson> issuelinks,
      @Nullable List<IssueJson.Other> subtasks,
      @Nullable List<FileJson> attachment) {}

  Fields orNone() {
    return fields == null ? NONE : fields;
  }
}
