package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.jira.History.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people and programs do to issues, told as changelog entries. */
final class Changes {
  private Changes() {}

  /** New values; null leaves a field as it is, an empty assignee or description clears it. */
  record Wanted(
      @Nullable String summary,
      @Nullable String description,
      @Nullable String assignee,
      @Nullable String priority,
      @Nullable List<String> labels,
      @Nullable Long parentId) {}

  /** What goes along with a transition. */
  record Passing(@Nullable String resolution, @Nullable Doc comment, @Nullable FieldWrite fields) {
    static final Passing NOTHING = new Passing(null, null, null);
  }

  static Issue transition(JiraSite site, Issue issue, Status to, Person author, Passing passing) {
    String resolution = passing.resolution();
    Doc comment = passing.comment();
    FieldWrite fields = passing.fields();
    boolean done = to.category() == Status.Category.DONE;
    String outcome = done ? Objects.requireNonNullElse(resolution, "Done") : null;
    List<Change> changes = new ArrayList<>();
    if (!Objects.equals(outcome, issue.resolution())) {
      changes.add(
          new Change(
              "resolution",
              "resolution",
              resolutionId(issue.resolution()),
              issue.resolution(),
              resolutionId(outcome),
              outcome));
    }
    changes.add(
        new Change(
            "status", "status", issue.status().id(), issue.status().name(), to.id(), to.name()));
    if (fields != null) {
      changes.addAll(fields.changes());
    }
    long now = site.clock().millis();
    return site.change(
        issue,
        author,
        changes,
        edit -> {
          edit.status = to;
          edit.resolution = outcome;
          edit.resolved = done ? now : 0;
          if (fields != null) {
            fields.set(edit);
          }
        },
        now,
        false,
        comment == null ? null : SideChanges.comment(site, issue, author, comment, Map.of()));
  }

  static @Nullable String resolutionId(@Nullable String resolution) {
    return resolution == null ? null : "Done".equals(resolution) ? "10000" : "10001";
  }

  static Issue comment(
      JiraSite site, Issue issue, Person author, Doc text, Map<String, JsonNode> properties) {
    Comment comment = SideChanges.comment(site, issue, author, text, properties);
    return site.change(issue, author, List.of(), edit -> {}, site.clock().millis(), false, comment);
  }

  static Issue edit(JiraSite site, Issue issue, Wanted wanted, Person author) {
    List<Change> changes = new ArrayList<>();
    String summary = wanted.summary();
    if (summary != null && !summary.equals(issue.summary())) {
      changes.add(plain("summary", issue.summary(), summary));
    }
    String description = wanted.description();
    if (description != null && !description.equals(Doc.textOf(issue.description()))) {
      changes.add(plain("description", Doc.textOf(issue.description()), description));
    }
    String assigneeName = wanted.assignee();
    Person before = issue.assignee();
    Person assignee =
        assigneeName == null ? before : assigneeName.isEmpty() ? null : site.person(assigneeName);
    if (!Objects.equals(before, assignee)) {
      changes.add(person("assignee", before, assignee));
    }
    String priority = wanted.priority();
    if (priority != null && !priority.equals(issue.priority())) {
      changes.add(priority(issue.priority(), priority));
    }
    List<String> labels = wanted.labels();
    if (labels != null && !labels.equals(issue.labels())) {
      changes.add(plain("labels", String.join(" ", issue.labels()), String.join(" ", labels)));
    }
    Long parentId = wanted.parentId();
    if (parentId != null && parentId != issue.parentId()) {
      changes.add(parent(site, issue.parentId(), parentId));
    }
    if (changes.isEmpty()) {
      return issue;
    }
    return site.change(
        issue,
        author,
        changes,
        edit -> {
          edit.summary = summary == null ? edit.summary : summary;
          edit.description = description == null ? edit.description : Doc.ofNullable(description);
          edit.assignee = assignee;
          edit.priority = priority == null ? edit.priority : priority;
          edit.labels = labels == null ? edit.labels : List.copyOf(labels);
          edit.parentId = parentId == null ? edit.parentId : parentId;
        });
  }

  /**
   * Moves an issue to another project: its id stays, its key changes, the old key still finds it.
   */
  static Issue move(JiraSite site, Issue issue, Project to, Person author) {
    int number = site.takeNumber(to);
    List<Change> changes =
        List.of(
            new Change(
                "project",
                "project",
                Long.toString(issue.project().id()),
                issue.project().name(),
                Long.toString(to.id()),
                to.name()),
            plainKey(issue.key(), to.key() + "-" + number));
    return site.change(
        issue,
        author,
        changes,
        edit -> {
          edit.project = to;
          edit.number = number;
        });
  }

  static Change priority(String from, String to) {
    return new Change(
        "priority",
        "priority",
        Choice.id(Choice.PRIORITIES, from),
        from,
        Choice.id(Choice.PRIORITIES, to),
        to);
  }

  static Change person(String field, @Nullable Person from, @Nullable Person to) {
    return new Change(
        field,
        field,
        from == null ? null : from.accountId(),
        from == null ? null : from.displayName(),
        to == null ? null : to.accountId(),
        to == null ? null : to.displayName());
  }

  static Change parent(JiraSite site, long from, long to) {
    return new Change(
        "IssueParentAssociation",
        "parent",
        from == Issue.NONE ? null : Long.toString(from),
        site.byId(from).map(Issue::key).orElse(null),
        to == Issue.NONE ? null : Long.toString(to),
        site.byId(to).map(Issue::key).orElse(null));
  }

  private static Change plain(String field, @Nullable String from, String to) {
    return new Change(field, field, null, from, null, to);
  }

  private static Change plainKey(String from, String to) {
    return new Change("Key", "issuekey", null, from, null, to);
  }
}
