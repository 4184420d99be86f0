package dev.lockstep.sandbox.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of an issue; changing it makes another version, so an old one can still be found. */
record Issue(
    long id,
    Project project,
    int number,
    String key,
    IssueType type,
    Status status,
    String summary,
    @Nullable Doc description,
    @Nullable Person assignee,
    Person creator,
    Person reporter,
    String priority,
    List<String> labels,
    Extras extras,
    long parentId,
    long created,
    long updated,
    long resolved,
    @Nullable String resolution,
    Changelog changelog) {

  /** No parent. */
  static final long NONE = 0;

  Edit edit() {
    return new Edit(this);
  }

  /** A stand-in that sorts just before or after everything updated at this time. */
  static Issue probe(Issue like, long id, long updated) {
    Edit edit = like.edit();
    edit.updated = updated;
    edit.id = id;
    edit.number = (int) id;
    return edit.build();
  }

  /** Collects what the next version has of its own. */
  static final class Edit {
    long id;
    Project project;
    int number;
    IssueType type;
    Status status;
    String summary;
    @Nullable Doc description;
    @Nullable Person assignee;
    final Person creator;
    Person reporter;
    String priority;
    List<String> labels;
    Extras extras;
    long parentId;
    long created;
    long updated;
    long resolved;
    @Nullable String resolution;
    Changelog changelog;
    private final String key;

    private Edit(Issue issue) {
      id = issue.id;
      project = issue.project;
      number = issue.number;
      key = issue.key;
      type = issue.type;
      status = issue.status;
      summary = issue.summary;
      description = issue.description;
      assignee = issue.assignee;
      creator = issue.creator;
      reporter = issue.reporter;
      priority = issue.priority;
      labels = issue.labels;
      extras = issue.extras;
      parentId = issue.parentId;
      created = issue.created;
      updated = issue.updated;
      resolved = issue.resolved;
      resolution = issue.resolution;
      changelog = issue.changelog;
    }

    Issue build() {
      String now = project.key() + "-" + number;
      String name = now.equals(key) ? key : now;
      return new Issue(
          id,
          project,
          number,
          name,
          type,
          status,
          summary,
          description,
          assignee,
          creator,
          reporter,
          priority,
          labels,
          extras,
          parentId,
          created,
          updated,
          resolved,
          resolution,
          changelog);
    }
  }
}
