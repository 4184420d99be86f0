package dev.lockstep.harvest;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A work item for tests; each method answers a copy with one thing changed. */
public record Sample(
    WorkItemRef ref,
    String key,
    Set<String> aliases,
    String type,
    String summary,
    @Nullable String description,
    @Nullable Person assignee,
    Set<String> labels,
    WorkItem.@Nullable Parent parent,
    long version,
    Origin origin) {

  private static final Instant CREATED = Instant.parse("2026-11-01T08:00:00Z");

  /** A story whose id is the key's number. */
  public static Sample item(String key) {
    return item("1", key);
  }

  /** A story of an instance. */
  public static Sample item(String instance, String key) {
    return new Sample(
        WorkItemRef.jira(instance, "10" + Math.abs(key.hashCode())),
        key,
        Set.of(),
        "Story",
        "About " + key,
        null,
        null,
        Set.of(),
        null,
        1,
        Origin.LIVE);
  }

  public Sample ref(WorkItemRef other) {
    return new Sample(
        other, key, aliases, type, summary, description, assignee, labels, parent, version, origin);
  }

  public Sample key(String other) {
    return new Sample(
        ref, other, aliases, type, summary, description, assignee, labels, parent, version, origin);
  }

  public Sample aliases(String... others) {
    return new Sample(
        ref,
        key,
        Set.of(others),
        type,
        summary,
        description,
        assignee,
        labels,
        parent,
        version,
        origin);
  }

  public Sample type(String other) {
    return new Sample(
        ref, key, aliases, other, summary, description, assignee, labels, parent, version, origin);
  }

  public Sample summary(String other) {
    return new Sample(
        ref, key, aliases, type, other, description, assignee, labels, parent, version, origin);
  }

  public Sample description(String other) {
    return new Sample(
        ref, key, aliases, type, summary, other, assignee, labels, parent, version, origin);
  }

  public Sample assignee(String id, String name) {
    return new Sample(
        ref,
        key,
        aliases,
        type,
        summary,
        description,
        new Person(id, name),
        labels,
        parent,
        version,
        origin);
  }

  public Sample labels(String... others) {
    return new Sample(
        ref,
        key,
        aliases,
        type,
        summary,
        description,
        assignee,
        Set.of(others),
        parent,
        version,
        origin);
  }

  public Sample below(Sample above) {
    return new Sample(
        ref,
        key,
        aliases,
        type,
        summary,
        description,
        assignee,
        labels,
        new WorkItem.Parent(above.ref, above.key),
        version,
        origin);
  }

  public Sample version(long other) {
    return new Sample(
        ref, key, aliases, type, summary, description, assignee, labels, parent, other, origin);
  }

  public Sample backfill() {
    return new Sample(
        ref,
        key,
        aliases,
        type,
        summary,
        description,
        assignee,
        labels,
        parent,
        version,
        Origin.BACKFILL);
  }

  /** The event that tells of it. */
  public Envelope<WorkItemChanged> told() {
    Instant updated = Instant.ofEpochMilli(1_790_000_000_000L + version);
    WorkItem item =
        new WorkItem(
            ref,
            key,
            aliases,
            key.replaceAll("[-#].*", ""),
            new WorkItem.Type("10101", type, 0),
            summary,
            description,
            new Status("3", "In Progress", Status.Category.IN_PROGRESS),
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
            CREATED,
            updated,
            null,
            "https://jira.example/browse/" + key);
    return Envelope.of(
        "/connector-jira",
        updated,
        origin,
        new WorkItemChanged(item, version, updated, null, List.of()));
  }
}
