package dev.lockstep.sandbox.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue to be created; {@code at} 0 means now. */
record Draft(
    Project project,
    IssueType type,
    Status status,
    String summary,
    @Nullable Doc description,
    @Nullable Person assignee,
    Person reporter,
    List<String> labels,
    long parentId,
    long at) {

  /** The issue that comes of it. */
  Issue issue(long id, int number, long now) {
    long created = at == 0 ? now : at;
    return new Issue(
        id,
        project,
        number,
        project.key() + "-" + number,
        type,
        status,
        summary,
        description,
        assignee,
        reporter,
        reporter,
        "Medium",
        labels,
        Extras.NONE,
        parentId,
        created,
        created,
        0,
        null,
        Changelog.EMPTY);
  }
}
