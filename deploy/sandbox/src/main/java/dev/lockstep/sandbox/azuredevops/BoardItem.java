package dev.lockstep.sandbox.azuredevops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A work item: what each revision changed, and what it is linked with now. */
final class BoardItem {

  /**
   * A revision.
   *
   * @param changed the fields it set; null where it emptied one
   */
  record Revision(int rev, long at, Identity by, Map<String, @Nullable Object> changed) {}

  /** A link as the item shows it. */
  record Relation(String rel, String url, String name, long at) {}

  final int id;
  final TeamProject project;
  final List<Revision> revisions = new ArrayList<>();
  final List<Relation> relations = new ArrayList<>();

  BoardItem(int id, TeamProject project) {
    this.id = id;
    this.project = project;
  }

  /** All fields as they were after a revision. */
  Map<String, Object> fields(int rev) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Revision revision : revisions.subList(0, rev)) {
      revision
          .changed()
          .forEach(
              (name, value) -> {
                if (value == null) {
                  fields.remove(name);
                } else {
                  fields.put(name, value);
                }
              });
    }
    return fields;
  }

  int rev() {
    return revisions.size();
  }

  boolean deleted() {
    return Boolean.TRUE.equals(fields(rev()).get("System.IsDeleted"));
  }

  /** The last revision at a time; 0 before the first. */
  int revAt(long at) {
    int rev = rev();
    while (rev > 0 && revisions.get(rev - 1).at() > at) {
      rev--;
    }
    return rev;
  }
}
