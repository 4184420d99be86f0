package dev.lockstep.jira.rest;

import dev.lockstep.contract.DirectoryEntry.Kind;
import dev.lockstep.contract.Status;
import dev.lockstep.jira.port.Directory.Named;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What issues refer to, by what Jira tells of it. */
final class DirectoryNames {

  private DirectoryNames() {}

  /** A project. */
  static Named project(IssueJson.Project project) {
    return new Named(
        Kind.PROJECT, text(project.id()), project.key(), text(project.name()), Map.of());
  }

  /** A status, with its category. */
  static Named status(IssueJson.Status json) {
    Status status = IssueMapping.status(json);
    return new Named(
        Kind.STATUS,
        status.id(),
        null,
        status.name(),
        Map.of("category", status.category().name()));
  }

  /** A type, with its level. */
  static Named type(IssueJson.Type type) {
    return new Named(
        Kind.ISSUE_TYPE,
        text(type.id()),
        null,
        text(type.name()),
        Map.of("hierarchyLevel", Integer.toString(IssueMapping.level(type))));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
