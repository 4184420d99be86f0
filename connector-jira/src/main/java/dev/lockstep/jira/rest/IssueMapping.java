package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.mapping.Categories;
import dev.lockstep.jira.mapping.History;
import dev.lockstep.jira.mapping.JiraTime;
import dev.lockstep.jira.mapping.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From the JSON of one site to snapshots. */
public record IssueMapping(String instance, String browseBase) {

  private static final String KEY = "Key";

  /** An issue as it was shown. */
  public Snapshot snapshot(IssueJson json) {
    IssueJson.Fields fields = Objects.requireNonNull(json.fields(), "issue without fields");
    List<History> histories =
        json.changelog() == null
            ? List.of()
            : orEmpty(json.changelog().histories()).stream().map(IssueMapping::history).toList();
    return new Snapshot(item(json, fields, histories), person(fields.creator()), histories);
  }

  private WorkItem item(IssueJson json, IssueJson.Fields fields, List<History> histories) {
    return new WorkItem(
        ref(json.id()),
        json.key(),
        aliases(json.key(), histories),
        projectKey(json, fields),
        type(fields.issuetype()),
        text(fields.summary()),
        AdfReader.text(fields.description()),
        status(fields.status()),
        person(fields.assignee()),
        person(fields.reporter()),
        fields.priority() == null ? null : fields.priority().name(),
        new TreeSet<>(orEmpty(fields.labels())),
        names(fields.components()),
        names(fields.fixVersions()),
        parent(fields.parent()),
        orEmpty(fields.issuelinks()).stream()
            .flatMap(link -> link(link).stream())
            .sorted(Comparator.comparing(WorkItem.Link::kind).thenComparing(WorkItem.Link::key))
            .toList(),
        null,
        Map.of(),
        Set.of(),
        List.of(),
        time(fields.created(), fields.updated()),
        time(fields.updated(), fields.created()),
        fields.resolutiondate() == null ? null : JiraTime.parse(fields.resolutiondate()),
        browseBase + "/browse/" + json.key());
  }

  private static String projectKey(IssueJson json, IssueJson.Fields fields) {
    String key = fields.project() == null ? null : fields.project().key();
    return key == null ? json.key().substring(0, json.key().lastIndexOf('-')) : key;
  }

  /** Keys the issue had before it was moved, as far as the changelog shows. */
  private static Set<String> aliases(String key, List<History> histories) {
    Set<String> aliases = new HashSet<>();
    for (History history : histories) {
      for (History.Item item : history.items()) {
        if (item.field().equals(KEY) && item.from() != null && !item.from().equals(key)) {
          aliases.add(item.from());
        }
      }
    }
    return aliases;
  }

  private static WorkItem.Type type(IssueJson.@Nullable Type type) {
    if (type == null) {
      return new WorkItem.Type("", "", 0);
    }
    int otherwise = type.subtask() ? -1 : 0;
    Integer level = type.hierarchyLevel();
    return new WorkItem.Type(text(type.id()), text(type.name()), level == null ? otherwise : level);
  }

  /** A status; unknown where there is none. */
  public static Status status(IssueJson.@Nullable Status status) {
    if (status == null) {
      return new Status("", "", Status.Category.UNKNOWN);
    }
    IssueJson.Category category = status.statusCategory();
    return new Status(
        text(status.id()),
        text(status.name()),
        Categories.of(category == null ? null : category.key()));
  }

  private static @Nullable Person person(IssueJson.@Nullable User user) {
    if (user == null || user.accountId() == null) {
      return null;
    }
    String name = user.displayName();
    return new Person(user.accountId(), name == null ? user.accountId() : name);
  }

  private static Set<String> names(@Nullable List<IssueJson.Named> named) {
    Set<String> names = new TreeSet<>();
    orEmpty(named).forEach(one -> names.add(text(one.name())));
    return names;
  }

  private WorkItem.@Nullable Parent parent(IssueJson.@Nullable Other parent) {
    return parent == null || parent.id() == null
        ? null
        : new WorkItem.Parent(ref(parent.id()), text(parent.key()));
  }

  private List<WorkItem.Link> link(IssueJson.Link link) {
    IssueJson.LinkType type = link.type();
    if (type == null) {
      return List.of();
    }
    IssueJson.Other outward = link.outwardIssue();
    IssueJson.Other other = outward == null ? link.inwardIssue() : outward;
    if (other == null || other.id() == null) {
      return List.of();
    }
    String kind = outward == null ? type.inward() : type.outward();
    return List.of(
        new WorkItem.Link(
            text(kind == null ? type.name() : kind), ref(other.id()), text(other.key())));
  }

  private static History history(IssueJson.Entry entry) {
    return new History(
        time(entry.created(), null),
        person(entry.author()),
        orEmpty(entry.items()).stream()
            .map(
                item ->
                    new History.Item(
                        item.fieldId() == null || item.fieldId().isEmpty()
                            ? text(item.field())
                            : item.fieldId(),
                        blankAsNull(item.fromString()),
                        blankAsNull(item.toText())))
            .toList());
  }

  private WorkItemRef ref(String id) {
    return WorkItemRef.jira(instance, id);
  }

  private static Instant time(@Nullable String first, @Nullable String otherwise) {
    String text = first == null ? otherwise : first;
    return JiraTime.parse(Objects.requireNonNull(text, "a time is missing"));
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
