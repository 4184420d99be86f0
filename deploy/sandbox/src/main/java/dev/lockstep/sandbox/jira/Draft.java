package dev.lockstep.sandbox.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue to be created; {@code at} 0 means now. */
record Draft(
    Project project,
    IssueType type,
    Status status,
    String summary,
    @Nullable String description,
    @Nullable Person assignee,
    Person reporter,
    List<String> labels,
    long parentId,
    long at) {}
