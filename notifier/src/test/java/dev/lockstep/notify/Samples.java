package dev.lockstep.notify;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events as the connectors and the engine publish them. */
public record Samples(
    String id,
    long version,
    String status,
    String summary,
    @Nullable String actor,
    List<FieldChange> changes,
    Origin origin,
    Instant time) {

  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** An item that nothing happened to, version 1. */
  public static Samples item(String id) {
    return new Samples(id, 1, "To Do", "Summary of " + id, null, List.of(), Origin.LIVE, NOON);
  }

  public Samples version(long newVersion) {
    return new Samples(id, newVersion, status, summary, actor, changes, origin, time);
  }

  public Samples in(String newStatus) {
    return new Samples(id, version, newStatus, summary, actor, changes, origin, time);
  }

  public Samples called(String newSummary) {
    return new Samples(id, version, status, newSummary, actor, changes, origin, time);
  }

  public Samples by(String person) {
    return new Samples(id, version, status, summary, person, changes, origin, time);
  }

  public Samples at(Instant published) {
    return new Samples(id, version, status, summary, actor, changes, origin, published);
  }

  public Samples asBackfill() {
    return new Samples(id, version, status, summary, actor, changes, Origin.BACKFILL, time);
  }

  /** Now in the last of these statuses, with the moves among the changes. */
  public Samples moved(String from, String... to) {
    List<FieldChange> moves = new java.util.ArrayList<>();
    String before = from;
    for (String next : to) {
      moves.add(new FieldChange("status", before, next, time));
      before = next;
    }
    return new Samples(id, version, before, summary, actor, moves, origin, time);
  }

  public Samples changed(String field) {
    return new Samples(
        id,
        version,
        status,
        summary,
        actor,
        List.of(new FieldChange(field, "a", "b", time)),
        origin,
        time);
  }

  public WorkItemRef ref() {
    return WorkItemRef.jira("1", id);
  }

  public String key() {
    return "SHOP-" + id;
  }

  public Envelope<WorkItemChanged> event() {
    WorkItem item =
        new WorkItem(
            ref(),
            key(),
            Set.of(),
            "SHOP",
            new WorkItem.Type("10004", "Story", 0),
            summary,
            null,
            new Status("id of " + status, status, Status.Category.UNKNOWN),
            null,
            null,
            null,
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            List.of(),
            null,
            Map.of(),
            NOON,
            time,
            null,
            "https://acme.atlassian.net/browse/" + key());
    Person person = actor == null ? null : new Person("account-" + actor, actor);
    return Envelope.of(
        "/connector-jira", time, origin, new WorkItemChanged(item, version, time, person, changes));
  }

  /** The engine's decision to bring this item to its status. */
  public Envelope<DecisionMade> decision(String explanation, @Nullable String evidence) {
    return Envelope.of(
        "/sync-engine",
        time,
        Origin.LIVE,
        new DecisionMade(
            ref(),
            key(),
            Verdict.ACT,
            null,
            "open pull request",
            "To Do",
            status,
            List.of(
                new Fact("open pull request", Truth.YES, evidence),
                new Fact("branch", Truth.UNKNOWN, "not read yet")),
            explanation,
            "command-1",
            time.toEpochMilli() * 1000,
            time));
  }
}
