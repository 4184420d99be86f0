package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one revision changed, told by comparing it with the one before it. */
final class Differences {

  private static final int LONGEST = 2_000;

  /** Names that every tracker's history has. */
  private static final Map<String, String> COMMON =
      Map.of(
          "System.State",
          "status",
          "System.Title",
          "summary",
          "System.Description",
          "description",
          "System.AssignedTo",
          "assignee",
          "System.Tags",
          "labels",
          "System.WorkItemType",
          "issuetype",
          "System.TeamProject",
          "project",
          Fields.PRIORITY,
          "priority");

  /** What changes with each revision and says nothing. */
  private static final Set<String> NOISE =
      Set.of(
          "System.Rev",
          "System.RevisedDate",
          "System.ChangedDate",
          "System.ChangedBy",
          "System.AuthorizedDate",
          "System.AuthorizedAs",
          "System.PersonId",
          "System.Watermark",
          "System.CommentCount",
          "System.History",
          "System.AreaId",
          "System.IterationId",
          "System.NodeName",
          "Microsoft.VSTS.Common.StateChangeDate");

  private Differences() {}

  /** The entry of a revision; its id is the revision's number. */
  static Entry between(Fields before, Fields after, int rev, Instant at) {
    Person actor = after.person("System.ChangedBy");
    Set<String> names = new TreeSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      Object from = before.values().get(name);
      Object to = after.values().get(name);
      if (tells(name, to) && differ(from, to)) {
        changes.add(
            new Change(
                COMMON.getOrDefault(name, name),
                Fields.id(from),
                shown(from),
                Fields.id(to),
                shown(to)));
      }
    }
    return new Entry(Integer.toString(rev), at, actor, changes);
  }

  /**
   * What Azure DevOps computes is not in the feed of revisions, but in items read by id: that it is
   * missing is no change.
   */
  private static boolean tells(String name, @Nullable Object to) {
    boolean computed = name.startsWith("System.") && !COMMON.containsKey(name);
    return !NOISE.contains(name) && !name.startsWith("WEF_") && (to != null || !computed);
  }

  /** A person is the same by id, whatever the picture's address. */
  private static boolean differ(@Nullable Object from, @Nullable Object to) {
    String id = Fields.id(from);
    return id == null
        ? !Objects.equals(Fields.text(from), Fields.text(to))
        : !id.equals(Fields.id(to));
  }

  private static @Nullable String shown(@Nullable Object value) {
    String text = Fields.text(value);
    String plain = text == null ? "" : Html.plain(text);
    if (plain.isEmpty()) {
      return null;
    }
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  /** The same as changes of an item. */
  static List<FieldChange> changes(List<Entry> entries) {
    return entries.stream()
        .flatMap(
            entry ->
                entry.changes().stream()
                    .map(
                        change ->
                            new FieldChange(
                                change.field(), change.from(), change.to(), entry.at())))
        .toList();
  }
}
