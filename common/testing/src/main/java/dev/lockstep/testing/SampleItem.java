package dev.lockstep.testing;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A work item for tests, and the event that tells of it. Each method that says something about it
 * answers a copy, so samples can be shared.
 */
public final class SampleItem implements Cloneable {

  /** When samples happen, unless said otherwise. */
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private WorkItemRef ref;
  private String key;
  private Set<String> aliases = Set.of();
  private String type = "Story";
  private String summary;
  private @Nullable String description;
  private String status = "To Do";
  private @Nullable Person assignee;
  private Set<String> labels = Set.of();
  private WorkItem.@Nullable Parent parent;
  private @Nullable LocalDate due;
  private Instant created = NOON;
  private Instant updated = NOON;
  private long version = 1;
  private @Nullable Person actor;
  private List<FieldChange> changes = List.of();
  private Origin origin = Origin.LIVE;

  private SampleItem(WorkItemRef ref, String key) {
    this.ref = ref;
    this.key = key;
    this.summary = "About " + key;
  }

  /** A story to do, of Jira instance 1, seen live for the first time. */
  public static SampleItem of(String key) {
    return of("1", key);
  }

  /** The same of another Jira instance. */
  public static SampleItem of(String instance, String key) {
    return new SampleItem(WorkItemRef.jira(instance, "10" + Math.abs(key.hashCode())), key);
  }

  public SampleItem ref(WorkItemRef other) {
    return with(copy -> copy.ref = other);
  }

  public SampleItem key(String other) {
    return with(copy -> copy.key = other);
  }

  public SampleItem aliases(String... others) {
    return with(copy -> copy.aliases = Set.of(others));
  }

  public SampleItem type(String other) {
    return with(copy -> copy.type = other);
  }

  public SampleItem summary(String other) {
    return with(copy -> copy.summary = other);
  }

  public SampleItem description(String other) {
    return with(copy -> copy.description = other);
  }

  public SampleItem in(String other) {
    return with(copy -> copy.status = other);
  }

  public SampleItem assignee(String id, String name) {
    return with(copy -> copy.assignee = new Person(id, name));
  }

  public SampleItem labels(String... others) {
    return with(copy -> copy.labels = Set.of(others));
  }

  /** A child of another one. */
  public SampleItem below(SampleItem above) {
    return with(copy -> copy.parent = new WorkItem.Parent(above.ref, above.key));
  }

  public SampleItem due(LocalDate other) {
    return with(copy -> copy.due = other);
  }

  public SampleItem created(Instant other) {
    return with(copy -> copy.created = other);
  }

  /** When it changed, which is when it is published too. */
  public SampleItem at(Instant other) {
    return with(copy -> copy.updated = other);
  }

  public SampleItem version(long other) {
    return with(copy -> copy.version = other);
  }

  /** Who changed it. */
  public SampleItem by(String name) {
    return with(copy -> copy.actor = new Person("account-" + name, name));
  }

  public SampleItem backfill() {
    return with(copy -> copy.origin = Origin.BACKFILL);
  }

  /** A field that went from "a" to "b". */
  public SampleItem changed(String field) {
    return with(copy -> copy.changes = List.of(new FieldChange(field, "a", "b", copy.updated)));
  }

  /** Now in the last of these statuses, with the moves among the changes. */
  public SampleItem moved(String from, String... to) {
    return with(
        copy -> {
          List<FieldChange> moves = new ArrayList<>();
          copy.status = from;
          for (String next : to) {
            moves.add(new FieldChange("status", copy.status, next, copy.updated));
            copy.status = next;
          }
          copy.changes = List.copyOf(moves);
        });
  }

  public WorkItemRef ref() {
    return ref;
  }

  public String key() {
    return key;
  }

  public long version() {
    return version;
  }

  public String status() {
    return status;
  }

  public Instant time() {
    return updated;
  }

  /** The item. */
  public WorkItem item() {
    return new WorkItem(
        ref,
        key,
        aliases,
        key.replaceAll("[-#].*", ""),
        new WorkItem.Type("id of " + type, type, 0),
        summary,
        description,
        new Status("id of " + status, status, category()),
        assignee,
        null,
        "Medium",
        labels,
        Set.of(),
        Set.of(),
        parent,
        List.of(),
        null,
        Map.of(),
        Set.of(),
        List.of(),
        List.of(),
        created,
        updated,
        null,
        due,
        "https://acme.atlassian.net/browse/" + key);
  }

  /** The event that tells of it. */
  public WorkItemChanged event() {
    return new WorkItemChanged(item(), version, updated, actor, changes);
  }

  /** The event as the connector publishes it. */
  public Envelope<WorkItemChanged> published() {
    return Envelope.of("/connector-jira", updated, origin, event());
  }

  private Category category() {
    return switch (status) {
      case "To Do" -> Category.NEW;
      case "Done", "Resolved" -> Category.DONE;
      default -> Category.IN_PROGRESS;
    };
  }

  private SampleItem with(Consumer<SampleItem> change) {
    try {
      SampleItem copy = (SampleItem) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
