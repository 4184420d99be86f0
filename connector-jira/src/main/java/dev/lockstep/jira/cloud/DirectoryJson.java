package dev.lockstep.jira.cloud;

import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a site knows beside issues. */
@RegisterForReflection
final class DirectoryJson {

  private DirectoryJson() {}

  /** A page of projects. */
  record Projects(
      @Nullable List<IssueJson.Project> values, @Nullable Boolean isLast, int startAt, int total) {}

  /** Who calls. */
  record Myself(
      @Nullable String accountId, @Nullable String displayName, @Nullable String timeZone) {}

  /** Somebody; the address only where it may be seen. */
  record User(@Nullable String accountId, @Nullable String emailAddress) {}
}
