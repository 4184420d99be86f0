package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.History.Change;
import dev.lockstep.sandbox.journal.Journal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of one Jira Cloud site. */
public final class JiraSite {
  private final String name;
  private final int ordinal;
  private final Clock clock;
  private final Journal journal;
  private final Catalog catalog;
  private final IssueIndex index = new IssueIndex();
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Map<String, Integer> lastNumber = new HashMap<>();
  private final Map<Long, Issue> issues = new HashMap<>();
  private final Map<String, Long> ids = new HashMap<>();
  private final Map<Long, Set<Long>> children = new HashMap<>();
  private final Map<Long, List<Comment>> comments = new HashMap<>();
  private final List<JiraListener> listeners = new ArrayList<>();
  private SiteSettings settings = SiteSettings.DEFAULT;
  private long lastId = 10_000;
  private long lastHistory = 10_000;

  /** A comment, as plain text. */
  record Comment(long id, Person author, String text, long at) {}

  JiraSite(String name, int ordinal, Clock clock, Journal journal) {
    this.name = name;
    this.ordinal = ordinal;
    this.clock = clock;
    this.journal = journal;
    this.catalog = new Catalog(ordinal);
  }

  /** The name in the site's URL. */
  public String name() {
    return name;
  }

  Catalog catalog() {
    return catalog;
  }

  SiteSettings settings() {
    return settings;
  }

  void settings(SiteSettings now) {
    settings = now;
    if (now.indexLagMillis() == 0) {
      index.catchUp(Long.MAX_VALUE);
    }
  }

  ZoneId zone() {
    return ZoneId.of(settings.timeZone());
  }

  void listen(JiraListener listener) {
    listeners.add(listener);
  }

  Person person(String displayName) {
    return Person.named(displayName, settings.timeZone());
  }

  Collection<Project> projects() {
    return projects.values();
  }

  Optional<Project> project(String keyOrId) {
    Project byKey = projects.get(keyOrId.toUpperCase(Locale.ROOT));
    return byKey != null
        ? Optional.of(byKey)
        : projects.values().stream()
            .filter(project -> Long.toString(project.id()).equals(keyOrId))
            .findFirst();
  }

  Project createProject(String key, String title) {
    return projects.computeIfAbsent(
        key, fresh -> new Project(10_000 + 7L * ordinal + projects.size(), fresh, title));
  }

  /** Issues by numeric id or by any key they ever had. */
  Optional<Issue> find(String idOrKey) {
    Long id = ids.get(idOrKey.toUpperCase(Locale.ROOT));
    if (id == null && !idOrKey.isEmpty() && idOrKey.chars().allMatch(Character::isDigit)) {
      id = idOrKey.length() > 18 ? null : Long.valueOf(idOrKey);
    }
    return id == null ? Optional.empty() : Optional.ofNullable(issues.get(id));
  }

  Optional<Issue> byId(long id) {
    return Optional.ofNullable(issues.get(id));
  }

  Collection<Issue> issues() {
    return issues.values();
  }

  List<Issue> childrenOf(Issue issue) {
    return children.getOrDefault(issue.id(), Set.of()).stream().map(issues::get).toList();
  }

  List<Comment> commentsOf(Issue issue) {
    return comments.getOrDefault(issue.id(), List.of());
  }

  /** What search sees now. */
  IssueIndex index() {
    index.catchUp(clock.millis());
    return index;
  }

  /** Creates an issue; the listeners hear of it unless it is done quietly. */
  Issue create(Draft draft, boolean quietly) {
    long now = draft.at() == 0 ? clock.millis() : draft.at();
    int number = lastNumber.merge(draft.project().key(), 1, Integer::sum);
    long id = ++lastId;
    Issue issue =
        new Issue(
            id,
            draft.project(),
            number,
            draft.project().key() + "-" + number,
            draft.type(),
            draft.status(),
            draft.summary(),
            draft.description(),
            draft.assignee(),
            draft.reporter(),
            "Medium",
            draft.labels(),
            draft.parentId(),
            now,
            now,
            0,
            null,
            Changelog.EMPTY);
    store(issue);
    if (!quietly) {
      listeners.forEach(listener -> listener.created(this, issue, draft.reporter()));
    }
    return issue;
  }

  /** Changes an issue; nothing happens when nothing differs. */
  Issue change(Issue issue, Person author, List<Change> changes, Consumer<Issue.Edit> how) {
    return change(issue, author, changes, how, clock.millis(), false, null);
  }

  Issue change(
      Issue issue,
      Person author,
      List<Change> changes,
      Consumer<Issue.Edit> how,
      long at,
      boolean quietly,
      @Nullable Comment comment) {
    Issue.Edit edit = issue.edit();
    how.accept(edit);
    edit.updated = Math.max(at, issue.updated());
    History history = null;
    if (!changes.isEmpty()) {
      history = new History(++lastHistory, author, edit.updated, List.copyOf(changes));
      edit.changelog = issue.changelog().plus(history);
    }
    Issue after = edit.build();
    store(after);
    if (!quietly) {
      History told = history;
      listeners.forEach(listener -> listener.updated(this, after, author, told, comment));
    }
    return after;
  }

  Comment comment(Issue issue, Person author, String text) {
    Comment comment = new Comment(++lastHistory, author, text, clock.millis());
    comments.computeIfAbsent(issue.id(), none -> new ArrayList<>()).add(comment);
    return comment;
  }

  /** Deletes an issue and its sub-tasks. */
  void delete(Issue issue, Person author) {
    childrenOf(issue).stream()
        .filter(child -> child.type().subtask())
        .forEach(child -> delete(child, author));
    issues.remove(issue.id());
    comments.remove(issue.id());
    Set<Long> siblings = children.get(issue.parentId());
    if (siblings != null) {
      siblings.remove(issue.id());
    }
    long now = clock.millis();
    index.put(issue.id(), null, now, now + settings.indexLagMillis());
    listeners.forEach(listener -> listener.deleted(this, issue, author));
  }

  /** The number the next issue of a project gets; taking it. */
  int takeNumber(Project project) {
    return lastNumber.merge(project.key(), 1, Integer::sum);
  }

  private void store(Issue issue) {
    Issue before = issues.put(issue.id(), issue);
    ids.put(issue.key(), issue.id());
    if (before == null || before.parentId() != issue.parentId()) {
      if (before != null && before.parentId() != Issue.NONE) {
        children.getOrDefault(before.parentId(), new TreeSet<>()).remove(issue.id());
      }
      if (issue.parentId() != Issue.NONE) {
        children.computeIfAbsent(issue.parentId(), none -> new TreeSet<>()).add(issue.id());
      }
    }
    long now = clock.millis();
    index.put(issue.id(), issue, now, now + settings.indexLagMillis());
  }

  Journal journal() {
    return journal;
  }

  Clock clock() {
    return clock;
  }
}
