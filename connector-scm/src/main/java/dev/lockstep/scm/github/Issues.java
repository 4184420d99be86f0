package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Comment;
import dev.lockstep.contract.CommentAdded;
import dev.lockstep.contract.CommentEdited;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItem.Parent;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.scm.github.IssueNodeJson.CommentNodeJson;
import dev.lockstep.scm.github.IssueNodeJson.NamedJson;
import dev.lockstep.scm.github.IssueNodeJson.ParentJson;
import dev.lockstep.scm.github.IssueNodeJson.TypeJson;
import dev.lockstep.scm.rest.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Issues as work items: {@code shop#42} of the project {@code shop}, identified by their database
 * id. A milestone is the version it is to be fixed in.
 */
final class Issues {

  /** Of an issue without a type. */
  private static final WorkItem.Type TYPE = new WorkItem.Type("issue", "Issue", 0);

  private Issues() {}

  static WorkItemRef ref(RepositoryRef repository, long id) {
    return new WorkItemRef(GitHub.PROVIDER, repository.owner(), Long.toString(id));
  }

  static String key(RepositoryRef repository, long number) {
    return repository.name() + "#" + number;
  }

  static WorkItemChanged changed(RepositoryRef repository, IssueNodeJson json) {
    Instant updated = Times.needed("an issue's updatedAt", json.updatedAt());
    return new WorkItemChanged(
        item(repository, json, updated), updated.toEpochMilli(), updated, null, List.of());
  }

  private static WorkItem item(RepositoryRef repository, IssueNodeJson json, Instant updated) {
    if (json.number() == null || json.title() == null || json.url() == null) {
      throw new Unavailable("an issue without number, title or url");
    }
    List<Person> assignees = people(json.assignees());
    Instant created = Times.needed("an issue's createdAt", json.createdAt());
    return new WorkItem(
        ref(repository, json.id()),
        key(repository, json.number()),
        Set.of(),
        repository.name(),
        type(json.issueType()),
        json.title(),
        Answers.text(json.body()).isEmpty() ? null : json.body(),
        status(json.state(), json.stateReason()),
        assignees.isEmpty() ? null : assignees.get(0),
        PersonJson.person(json.author()),
        null,
        labels(json.labels()),
        Set.of(),
        json.milestone() == null || json.milestone().title() == null
            ? Set.of()
            : Set.of(json.milestone().title()),
        parent(json.parent()),
        List.of(),
        null,
        others(assignees),
        Set.of(),
        List.of(),
        List.of(),
        created,
        updated,
        Answers.time(json.closedAt()).orElse(null),
        null,
        json.url());
  }

  private static WorkItem.Type type(@Nullable TypeJson json) {
    return json == null || json.id() == null || json.name() == null
        ? TYPE
        : new WorkItem.Type(json.id(), json.name(), 0);
  }

  /** GitHub knows open and closed only; why it was closed tells two ends apart. */
  static Status status(@Nullable String state, @Nullable String reason) {
    return switch (Answers.text(state)) {
      case "OPEN" -> new Status("open", "Open", Category.NEW);
      case "CLOSED" -> closed(Answers.text(reason));
      default -> new Status("unknown", Answers.text(state), Category.UNKNOWN);
    };
  }

  private static Status closed(String reason) {
    return switch (reason) {
      case "NOT_PLANNED" -> new Status("not_planned", "Closed as not planned", Category.DONE);
      case "DUPLICATE" -> new Status("duplicate", "Closed as duplicate", Category.DONE);
      default -> new Status("completed", "Closed as completed", Category.DONE);
    };
  }

  private static List<Person> people(@Nullable ListJson<PersonJson> list) {
    List<Person> people = new ArrayList<>();
    if (list != null) {
      for (PersonJson json : list.shown()) {
        Person person = PersonJson.person(json);
        if (person != null) {
          people.add(person);
        }
      }
    }
    return people;
  }

  /** A work item has one assignee; the others are told by name. */
  private static Map<String, String> others(List<Person> assignees) {
    return assignees.size() < 2
        ? Map.of()
        : Map.of(
            "assignees", assignees.stream().map(Person::name).collect(Collectors.joining(", ")));
  }

  private static Set<String> labels(@Nullable ListJson<NamedJson> labels) {
    return labels == null
        ? Set.of()
        : labels.shown().stream()
            .map(label -> Answers.text(label.name()))
            .collect(Collectors.toSet());
  }

  /** Only what is known by its repository's owner can be identified. */
  static @Nullable Parent parent(@Nullable ParentJson json) {
    if (json == null
        || json.fullDatabaseId() == null
        || json.number() == null
        || json.repository() == null
        || json.repository().nameWithOwner() == null) {
      return null;
    }
    RepositoryRef above = GitHub.ref(json.repository().nameWithOwner());
    return new Parent(ref(above, json.fullDatabaseId()), key(above, json.number()));
  }

  /** Its comments that changed since, oldest first. */
  static List<Event> comments(
      RepositoryRef repository, IssueNodeJson json, List<CommentNodeJson> comments, Instant since) {
    List<Event> events = new ArrayList<>();
    WorkItemRef item = ref(repository, json.id());
    String key = key(repository, GitHub.there(json.number(), "number of an issue"));
    for (CommentNodeJson one : comments) {
      Instant updated = Times.needed("a comment's updatedAt", one.updatedAt());
      if (!updated.isBefore(since) && one.fullDatabaseId() != null) {
        Comment comment =
            new Comment(
                one.fullDatabaseId().toString(),
                PersonJson.person(one.author()),
                PersonJson.person(one.editor()),
                Answers.text(one.body()),
                false,
                Times.needed("a comment's createdAt", one.createdAt()),
                updated);
        events.add(commented(item, key, comment, one.lastEditedAt() != null));
      }
    }
    return events;
  }

  static Event commented(WorkItemRef item, String key, Comment comment, boolean edited) {
    Instant updated = comment.updated();
    return edited
        ? new CommentEdited(item, key, comment, updated.toEpochMilli(), updated)
        : new CommentAdded(item, key, comment, updated.toEpochMilli(), updated);
  }
}
