package dev.lockstep.scm.github;

import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem.Parent;
import dev.lockstep.scm.rest.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was changed in an issue, in the words of every tracker's history. */
final class IssueHistory {

  private static final Status OPEN = Issues.status("OPEN", null);

  private IssueHistory() {}

  /**
   * A page of it; none of no changes.
   *
   * @param changes oldest first
   */
  static Optional<HistoryPage> of(
      RepositoryRef repository, IssueNodeJson json, List<ChangeNodeJson> changes) {
    List<Entry> entries = new ArrayList<>();
    Status closed = null;
    for (ChangeNodeJson one : changes) {
      if ("ClosedEvent".equals(one.type())) {
        closed = Issues.status("CLOSED", one.stateReason());
      }
      Change change = change(one, closed);
      if (change != null) {
        entries.add(
            new Entry(
                GitHub.there(one.id(), "id of a change"),
                Times.needed("a change's createdAt", one.createdAt()),
                PersonJson.person(one.actor()),
                List.of(change)));
      }
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Instant last = entries.get(entries.size() - 1).at();
    return Optional.of(
        new HistoryPage(
            Issues.ref(repository, json.id()),
            Issues.key(repository, GitHub.there(json.number(), "number of an issue")),
            entries,
            last.toEpochMilli(),
            last));
  }

  /**
   * One change; nothing where it does not say of what.
   *
   * @param closed how it was closed before, if that is known
   */
  private static @Nullable Change change(ChangeNodeJson json, @Nullable Status closed) {
    return switch (Answers.text(json.type())) {
      case "ClosedEvent" -> status(OPEN, closed);
      case "ReopenedEvent" -> status(closed, OPEN);
      case "LabeledEvent" -> label(json, true);
      case "UnlabeledEvent" -> label(json, false);
      case "AssignedEvent" -> assignee(json, true);
      case "UnassignedEvent" -> assignee(json, false);
      case "MilestonedEvent" -> change("fixVersions", null, json.milestoneTitle(), true);
      case "DemilestonedEvent" -> change("fixVersions", null, json.milestoneTitle(), false);
      case "RenamedTitleEvent" ->
          new Change("summary", null, json.previousTitle(), null, json.currentTitle());
      case "ParentIssueAddedEvent" -> parent(json, true);
      case "ParentIssueRemovedEvent" -> parent(json, false);
      default -> null;
    };
  }

  private static Change status(@Nullable Status from, @Nullable Status to) {
    return new Change(
        "status",
        from == null ? null : from.id(),
        from == null ? "Closed" : from.name(),
        to == null ? null : to.id(),
        to == null ? null : to.name());
  }

  private static @Nullable Change label(ChangeNodeJson json, boolean added) {
    return json.label() == null ? null : change("labels", null, json.label().name(), added);
  }

  private static @Nullable Change assignee(ChangeNodeJson json, boolean added) {
    Person person = PersonJson.person(json.assignee());
    return person == null ? null : change("assignee", person.id(), person.name(), added);
  }

  private static @Nullable Change parent(ChangeNodeJson json, boolean added) {
    Parent parent = Issues.parent(json.parent());
    return parent == null ? null : change("parent", parent.ref().id(), parent.key(), added);
  }

  private static Change change(
      String field, @Nullable String id, @Nullable String value, boolean added) {
    return added
        ? new Change(field, null, null, id, value)
        : new Change(field, id, value, null, null);
  }
}
