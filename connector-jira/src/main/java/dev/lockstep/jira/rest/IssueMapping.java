package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.mapping.Categories;
import dev.lockstep.jira.mapping.FormerKeys;
import dev.lockstep.jira.mapping.JiraTime;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.settings.JiraInstance;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From the JSON of one site to snapshots.
 *
 * @param instance the site's id
 * @param browseBase where people open its issues
 * @param fields its own fields
 */
public record IssueMapping(String instance, String browseBase, SiteFields fields) {

  /** Entries that an issue shows at least, where it does not say how many there are. */
  private static final int SHOWN = 40;

  private static final String DUE = "duedate";

  /** Of a site without fields of its own. */
  public IssueMapping(String instance, String browseBase) {
    this(instance, browseBase, SiteFields.NONE);
  }

  /**
   * Of a site, by its settings. Calls go where programs reach it, links for people where they open
   * it.
   *
   * @param all asks for its fields, where the settings do not name that of sprints
   */
  public static Uni<IssueMapping> of(JiraInstance instance, Uni<List<FieldJson>> all) {
    return SiteFields.of(instance.fields(), all)
        .map(own -> new IssueMapping(instance.id(), instance.baseUrl().toString(), own));
  }

  /** An issue as it was shown. */
  public Snapshot snapshot(IssueJson json) {
    IssueJson.Fields fields = Objects.requireNonNull(json.fields(), "issue without fields");
    IssueJson.Changelog changelog = json.changelog();
    HistoryReader reader = new HistoryReader();
    List<HistoryPage.Entry> histories =
        changelog == null
            ? List.of()
            : orEmpty(changelog.histories()).stream().map(reader::entry).toList();
    return new Snapshot(
        item(json, fields, histories),
        person(fields.creator()),
        histories,
        changelog != null && isWhole(changelog.total(), histories.size()),
        CommentReader.discussion(fields.comment()));
  }

  private static boolean isWhole(@Nullable Integer total, int shown) {
    return total == null ? shown < SHOWN : shown >= total;
  }

  private WorkItem item(
      IssueJson json, IssueJson.Fields fields, List<HistoryPage.Entry> histories) {
    return new WorkItem(
        ref(json.id()),
        json.key(),
        FormerKeys.of(json.key(), histories),
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
        this.fields.sprint() == null ? null : FieldText.sprint(other(fields, this.fields.sprint())),
        custom(fields),
        names(fields.versions()),
        orEmpty(fields.attachment()).stream()
            .filter(file -> file.id() != null && file.created() != null)
            .map(IssueMapping::file)
            .sorted(Comparator.comparing(WorkItem.Attachment::created))
            .toList(),
        List.of(),
        time(fields.created(), fields.updated()),
        time(fields.updated(), fields.created()),
        fields.resolutiondate() == null ? null : JiraTime.parse(fields.resolutiondate()),
        due(fields),
        browseBase + "/browse/" + json.key());
  }

  private static String projectKey(IssueJson json, IssueJson.Fields fields) {
    String key = fields.project() == null ? null : fields.project().key();
    return key == null ? json.key().substring(0, json.key().lastIndexOf('-')) : key;
  }

  private Map<String, String> custom(IssueJson.Fields json) {
    Map<String, String> values = new TreeMap<>();
    fields
        .custom()
        .forEach(
            (name, id) -> {
              String text = FieldText.of(other(json, id));
              if (text != null) {
                values.put(name, text);
              }
            });
    return values;
  }

  /** Read as a site's own field, which it is too where the settings name it. */
  private static @Nullable LocalDate due(IssueJson.Fields json) {
    JsonNode day = other(json, DUE);
    if (day == null || !day.isTextual()) {
      return null;
    }
    try {
      return LocalDate.parse(day.asText());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable JsonNode other(IssueJson.Fields json, String id) {
    return json.others() == null ? null : json.others().get(id);
  }

  private static WorkItem.Attachment file(IssueJson.File file) {
    return new WorkItem.Attachment(
        text(file.id()),
        text(file.filename()),
        file.size() == null ? 0 : file.size(),
        text(file.mimeType()),
        time(file.created(), null));
  }

  private static WorkItem.Type type(IssueJson.@Nullable Type type) {
    if (type == null) {
      return new WorkItem.Type("", "", 0);
    }
    return new WorkItem.Type(text(type.id()), text(type.name()), level(type));
  }

  /** Data Center has no levels: it knows sub-tasks, and epics by their name. */
  public static int level(IssueJson.Type type) {
    Integer level = type.hierarchyLevel();
    if (level != null) {
      return level;
    }
    if (type.subtask()) {
      return -1;
    }
    return "Epic".equalsIgnoreCase(type.name()) ? 1 : 0;
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

  static @Nullable Person person(IssueJson.@Nullable User user) {
    String id = user == null ? null : user.id();
    if (user == null || id == null) {
      return null;
    }
    String name = user.displayName();
    return new Person(id, name == null ? id : name);
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

  private WorkItemRef ref(String id) {
    return WorkItemRef.jira(instance, id);
  }

  private static Instant time(@Nullable String first, @Nullable String otherwise) {
    String text = first == null ? otherwise : first;
    return JiraTime.parse(Objects.requireNonNull(text, "a time is missing"));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
