package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.control.Requests;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills a project with many issues, their times spread evenly over the span, oldest first. */
final class Seeder {
  private static final long MONTH = 30L * 24 * 3600 * 1000;
  private static final String[] MIX = {"Story", "Task", "Story", "Bug", "Story", "Task"};
  private static final String[] PEOPLE = {
    "Ada Lovelace", "Grace Hopper", "Linus Dev", "Margaret Hamilton", "Alan Kay"
  };
  private static final String[] WORK = {
    "Checkout", "Search", "Sign-in", "Billing", "Reports", "Import", "Audience builder", "Export"
  };

  private static final List<History.Change> RAISED = List.of(Changes.priority("Medium", "High"));
  private static final List<History.Change> LOWERED = List.of(Changes.priority("High", "Medium"));

  private final JiraSite site;
  private final Project project;
  private final @Nullable IssueType type;
  private final Requests.Seed wanted;
  private final List<Person> people;
  private final long start;
  private final long span;
  private long version = Issue.NONE;
  private long feature = Issue.NONE;
  private long story = Issue.NONE;

  Seeder(JiraSite site, Project project, @Nullable IssueType type, Requests.Seed wanted) {
    this.site = site;
    this.project = project;
    this.type = type;
    this.wanted = wanted;
    this.people = List.of(PEOPLE).stream().map(site::person).toList();
    this.span = Objects.requireNonNullElse(wanted.spanMillis(), MONTH);
    this.start = site.clock().millis() - span;
  }

  /** The first and the last issue. */
  List<Issue> run() {
    Issue first = null;
    Issue last = null;
    for (int i = 0; i < wanted.count(); i++) {
      last = one(i);
      first = first == null ? last : first;
    }
    return List.of(Objects.requireNonNull(first), Objects.requireNonNull(last));
  }

  private Issue one(int i) {
    IssueType kind = kind(i);
    long at = start + span * i / wanted.count();
    Person reporter = people.get(i % people.size());
    Draft draft =
        new Draft(
            project,
            kind,
            site.catalog().workflow(kind).initial(),
            WORK[i % WORK.length]
                + " "
                + kind.name().toLowerCase(java.util.Locale.ROOT)
                + " "
                + (i + 1),
            null,
            i % 3 == 0 ? null : people.get((i + 1) % people.size()),
            reporter,
            List.of(),
            wanted.hierarchy() ? parent(kind) : Issue.NONE,
            at);
    Issue issue = site.create(draft, true);
    switch (kind.level()) {
      case 2 -> version = issue.id();
      case 1 -> feature = issue.id();
      case 0 -> story = issue.id();
      default -> {}
    }
    for (int change = 1; change <= wanted.histories(); change++) {
      issue = change(issue, reporter, at + change);
    }
    return issue;
  }

  private Issue change(Issue issue, Person author, long at) {
    String before = issue.priority();
    String after = "Medium".equals(before) ? "High" : "Medium";
    return site.change(
        issue,
        author,
        "High".equals(after) ? RAISED : LOWERED,
        edit -> edit.priority = after,
        at,
        true,
        null);
  }

  private IssueType kind(int i) {
    if (type != null) {
      return type;
    }
    String name = MIX[i % MIX.length];
    if (wanted.hierarchy()) {
      int place = i % 100;
      name =
          place == 0
              ? "Product Version"
              : place % 20 == 1
                  ? (place == 81 ? "Customer Adoption" : "Feature")
                  : place % 10 == 9 ? "Sub-task" : name;
    }
    return site.catalog().type(name).orElseThrow();
  }

  private long parent(IssueType kind) {
    return switch (kind.level()) {
      case 1 -> version;
      case 0 -> feature;
      case -1 -> story;
      default -> Issue.NONE;
    };
  }
}
