package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.sandbox.control.Views.Seeded;
import dev.lockstep.sandbox.control.Views.StatusStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do on a site. Mistakes are IllegalArgumentExceptions that say what is allowed. */
public final class JiraControl {
  private final JiraSite site;

  /** People of this site. */
  public JiraControl(JiraSite site) {
    this.site = site;
  }

  /** Sets what is given. */
  public void settings(Requests.Site wanted) {
    SiteSettings now = site.settings();
    site.settings(
        new SiteSettings(
            Objects.requireNonNullElse(wanted.timeZone(), now.timeZone()),
            Objects.requireNonNullElse(wanted.indexLagMillis(), now.indexLagMillis()),
            Objects.requireNonNullElse(wanted.credentials(), now.credentials()),
            Objects.requireNonNullElse(wanted.scopedTokens(), now.scopedTokens()),
            Objects.requireNonNullElse(wanted.jqlEpochMillis(), now.jqlEpochMillis()),
            Objects.requireNonNullElse(wanted.notEditable(), now.notEditable()),
            Objects.requireNonNullElse(wanted.notCreatable(), now.notCreatable())));
  }

  /** Makes a project. */
  public void project(String key, @Nullable String name) {
    if (!key.matches("[A-Z][A-Z0-9_]{1,9}")) {
      throw new IllegalArgumentException(
          "a project key is 2 to 10 of A-Z, 0-9 and _ and starts with a letter, not '" + key + "'");
    }
    site.createProject(key, Objects.requireNonNullElse(name, key));
  }

  /** Makes an issue. */
  public IssueView create(Requests.NewIssue wanted, String actor) {
    IssueType type = type(Objects.requireNonNullElse(wanted.type(), "Story"));
    String wantedStatus = wanted.status();
    Workflow workflow = site.catalog().workflow(type);
    Status status = wantedStatus == null ? workflow.initial() : status(wantedStatus);
    if (!workflow.ways().containsKey(status)) {
      throw new IllegalArgumentException(
          type.name() + " has no status '" + status.name() + "'; it has: " + names(workflow));
    }
    String assignee = wanted.assignee();
    Draft draft =
        new Draft(
            projectOf(wanted.project()),
            type,
            status,
            wanted.summary(),
            Doc.ofNullable(wanted.description()),
            assignee == null ? null : site.person(assignee),
            site.person(actor),
            Objects.requireNonNullElse(wanted.labels(), List.of()),
            parent(wanted.parent(), type),
            0);
    return view(site.create(draft, wanted.quiet()));
  }

  /** Makes many issues without webhooks. */
  public Seeded seed(Requests.Seed wanted) {
    if (wanted.count() < 1 || wanted.count() > 1_000_000) {
      throw new IllegalArgumentException("count must be from 1 to 1000000, not " + wanted.count());
    }
    if (wanted.histories() < 0 || wanted.histories() > 1000) {
      throw new IllegalArgumentException("histories must be from 0 to 1000");
    }
    project(wanted.project(), null);
    String type = wanted.type();
    List<Issue> ends =
        new Seeder(site, projectOf(wanted.project()), type == null ? null : type(type), wanted)
            .run();
    return new Seeded(wanted.count(), ends.get(0).key(), ends.get(1).key());
  }

  /** Changes fields. */
  public IssueView edit(String key, Requests.IssueEdit wanted, String actor) {
    Issue issue = issue(key);
    String parent = wanted.parent();
    Long parentId = parent == null ? null : Long.valueOf(parent(parent, issue.type()));
    return view(
        Changes.edit(
            site,
            issue,
            new Changes.Wanted(
                wanted.summary(),
                wanted.description(),
                wanted.assignee(),
                wanted.priority(),
                wanted.labels(),
                parentId),
            site.person(actor)));
  }

  /** Moves a card on the board. */
  public IssueView move(String key, String to, String actor, boolean force) {
    Issue issue = issue(key);
    Status target = status(to);
    List<Transition> ways = site.catalog().workflow(issue.type()).from(issue.status());
    if (!force && ways.stream().noneMatch(way -> way.to().equals(target))) {
      String allowed =
          ways.stream().map(way -> way.to().name()).distinct().collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          key
              + " cannot go from "
              + issue.status().name()
              + " to "
              + target.name()
              + "; from there it can go to: "
              + allowed
              + " (or use force)");
    }
    return view(
        Changes.transition(site, issue, target, site.person(actor), Changes.Passing.NOTHING));
  }

  /** Moves an issue to another project. */
  public IssueView moveTo(String key, String project, String actor) {
    Issue issue = issue(key);
    return view(Changes.move(site, issue, projectOf(project), site.person(actor)));
  }

  /** Comments. */
  public IssueView comment(String key, String text, String actor) {
    return view(Changes.comment(site, issue(key), site.person(actor), Doc.ofText(text), Map.of()));
  }

  /** Deletes an issue with its sub-tasks. */
  public void delete(String key, String actor) {
    site.delete(issue(key), site.person(actor));
  }

  /** One issue. */
  public Optional<IssueView> find(String idOrKey) {
    return site.find(idOrKey).map(this::view);
  }

  /** Status by key, of all issues or those of one project. */
  public TreeMap<String, String> statuses(@Nullable String project) {
    TreeMap<String, String> statuses = new TreeMap<>();
    for (Issue issue : site.issues()) {
      if (project == null || issue.project().key().equals(project)) {
        statuses.put(issue.key(), issue.status().name());
      }
    }
    return statuses;
  }

  private IssueView view(Issue issue) {
    List<History> histories = new ArrayList<>(issue.changelog().newestFirst(Integer.MAX_VALUE));
    java.util.Collections.reverse(histories);
    List<StatusStep> steps = new ArrayList<>();
    for (History history : histories) {
      for (History.Change change : history.changes()) {
        if ("status".equals(change.fieldId())) {
          if (steps.isEmpty()) {
            steps.add(
                new StatusStep(
                    String.valueOf(change.fromText()),
                    issue.created(),
                    issue.reporter().displayName()));
          }
          steps.add(
              new StatusStep(
                  String.valueOf(change.toText()), history.at(), history.author().displayName()));
        }
      }
    }
    if (steps.isEmpty()) {
      steps.add(
          new StatusStep(issue.status().name(), issue.created(), issue.reporter().displayName()));
    }
    Person assignee = issue.assignee();
    return new IssueView(
        site.name(),
        Long.toString(issue.id()),
        issue.key(),
        issue.type().name(),
        issue.status().name(),
        issue.status().id(),
        issue.summary(),
        assignee == null ? null : assignee.displayName(),
        site.byId(issue.parentId()).map(Issue::key).orElse(null),
        issue.created(),
        issue.updated(),
        List.copyOf(steps),
        site.commentsOf(issue).stream().map(Comment::text).toList());
  }

  private Issue issue(String key) {
    return site.find(key)
        .orElseThrow(
            () -> new IllegalArgumentException("no issue " + key + " on site " + site.name()));
  }

  private Project projectOf(String key) {
    return site.project(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no project "
                        + key
                        + " on site "
                        + site.name()
                        + "; there are: "
                        + site.projects().stream()
                            .map(Project::key)
                            .collect(Collectors.joining(", "))));
  }

  private IssueType type(String name) {
    return site.catalog()
        .type(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no issue type '"
                        + name
                        + "'; there are: "
                        + site.catalog().types().stream()
                            .map(IssueType::name)
                            .collect(Collectors.joining(", "))));
  }

  private Status status(String name) {
    return site.catalog()
        .status(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no status '"
                        + name
                        + "'; there are: "
                        + site.catalog().statuses().stream()
                            .map(Status::name)
                            .collect(Collectors.joining(", "))));
  }

  private long parent(@Nullable String key, IssueType child) {
    if (key == null || key.isEmpty()) {
      if (child.subtask()) {
        throw new IllegalArgumentException("a " + child.name() + " needs a parent");
      }
      return Issue.NONE;
    }
    Issue parent = issue(key);
    if (parent.type().level() != child.level() + 1) {
      throw new IllegalArgumentException(
          "a " + child.name() + " cannot be below a " + parent.type().name());
    }
    return parent.id();
  }

  private static String names(Workflow workflow) {
    return workflow.ways().keySet().stream().map(Status::name).collect(Collectors.joining(", "));
  }
}
