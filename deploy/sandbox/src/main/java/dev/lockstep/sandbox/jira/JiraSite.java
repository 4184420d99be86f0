package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.History.Change;
import dev.lockstep.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of one Jira site. */
public final class JiraSite {
  private final String name;
  private final Clock clock;
  private final Journal journal;
  private final OAuth oauth;
  private final Catalog catalog;
  private final Projects projects;
  private final IssueIndex index = new IssueIndex();
  private final Plan plan = new Plan();
  private final People people = new People();
  private final Comments comments = new Comments();
  private final Links links = new Links();
  private final Belongings belongings = new Belongings();
  private final Map<Long, Issue> issues = new HashMap<>();
  private final Map<String, Long> ids = new HashMap<>();
  private final Map<Long, Set<Long>> children = new HashMap<>();
  private final List<JiraListener> listeners = new ArrayList<>();
  private SiteSettings settings = SiteSettings.DEFAULT;
  private long lastId = 10_000;
  private long lastOther = 10_000;

  JiraSite(String name, int ordinal, Clock clock, Journal journal, OAuth oauth) {
    this.name = name;
    this.clock = clock;
    this.journal = journal;
    this.oauth = oauth;
    this.catalog = new Catalog(ordinal);
    this.projects = new Projects(ordinal);
  }

  /** The name in the site's URL. */
  public String name() {
    return name;
  }

  /** The id of the site in the URLs of Atlassian's gateway; the same for the same name. */
  public String cloudId() {
    return cloudId(name);
  }

  /** The id a site of this name has in the URLs of Atlassian's gateway. */
  public static String cloudId(String name) {
    return UUID.nameUUIDFromBytes(("cloud " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  OAuth oauth() {
    return oauth;
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

  void tell(JiraEvent event) {
    listeners.forEach(listener -> listener.hear(this, event));
  }

  Person person(String displayName) {
    return people.seen(Person.named(displayName, settings.timeZone()));
  }

  People people() {
    return people;
  }

  Collection<Project> projects() {
    return projects.all();
  }

  Optional<Project> project(String keyOrId) {
    return projects.find(keyOrId);
  }

  Project createProject(String key, String title) {
    return projects.create(key, title);
  }

  Plan plan() {
    return plan;
  }

  Comments comments() {
    return comments;
  }

  Links links() {
    return links;
  }

  Belongings belongings() {
    return belongings;
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
    return children.getOrDefault(issue.id(), Set.of()).stream()
        .map(id -> Objects.requireNonNull(issues.get(id)))
        .toList();
  }

  List<Comment> commentsOf(Issue issue) {
    return comments.of(issue.id());
  }

  /** What search sees now. */
  IssueIndex index() {
    index.catchUp(clock.millis());
    return index;
  }

  /** Creates an issue; the listeners hear of it unless it is done quietly. */
  Issue create(Draft draft, boolean quietly) {
    return create(draft, edit -> {}, quietly);
  }

  /** Creates an issue with more fields than a draft names. */
  Issue create(Draft draft, Consumer<Issue.Edit> more, boolean quietly) {
    Issue.Edit edit = draft.issue(++lastId, takeNumber(draft.project()), clock.millis()).edit();
    more.accept(edit);
    Issue issue = edit.build();
    store(issue);
    if (!quietly) {
      tell(new JiraEvent.Created(issue, draft.reporter()));
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
      history = new History(takeId(), author, edit.updated, List.copyOf(changes));
      edit.changelog = issue.changelog().plus(history);
    }
    Issue after = edit.build();
    store(after);
    if (!quietly) {
      tell(new JiraEvent.Updated(after, author, history, comment));
    }
    return after;
  }

  /** Deletes an issue and its sub-tasks. */
  void delete(Issue issue, Person author) {
    childrenOf(issue).stream()
        .filter(child -> child.type().subtask())
        .forEach(child -> delete(child, author));
    List.copyOf(links.of(issue.id())).forEach(link -> SideChanges.unlink(this, link, author));
    Issue last = byId(issue.id()).orElse(issue);
    List<Comment> lostComments = List.copyOf(comments.of(issue.id()));
    List<Attachment> lostFiles = List.copyOf(belongings.attachments(issue.id()));
    issues.remove(issue.id());
    comments.forget(issue.id());
    belongings.forget(issue.id());
    Set<Long> siblings = children.get(issue.parentId());
    if (siblings != null) {
      siblings.remove(issue.id());
    }
    long now = clock.millis();
    index.put(issue.id(), null, now, now + settings.indexLagMillis());
    tell(new JiraEvent.Deleted(last, author));
    lostComments.forEach(one -> tell(new JiraEvent.CommentChanged(last, author, one, true)));
    lostFiles.forEach(one -> tell(new JiraEvent.Attached(one, true)));
  }

  /** The number the next issue of a project gets; taking it. */
  int takeNumber(Project project) {
    return projects.takeNumber(project);
  }

  /** The next id of anything that is no issue. */
  long takeId() {
    return ++lastOther;
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
