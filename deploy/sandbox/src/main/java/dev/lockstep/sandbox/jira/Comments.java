package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The comments of a site, oldest first per issue. */
final class Comments {
  private final Map<Long, List<Comment>> byIssue = new HashMap<>();
  private final Map<Long, Long> issueOf = new HashMap<>();

  List<Comment> of(long issueId) {
    return byIssue.getOrDefault(issueId, List.of());
  }

  /** The issue that has the comment. */
  Optional<Long> issueOf(String id) {
    return id.matches("\\d{1,18}")
        ? Optional.ofNullable(issueOf.get(Long.valueOf(id)))
        : Optional.empty();
  }

  /** A comment of this issue. */
  Optional<Comment> find(long issueId, String id) {
    return of(issueId).stream()
        .filter(comment -> Long.toString(comment.id()).equals(id))
        .findFirst();
  }

  /** Adds a comment, or puts another version in its place. */
  void put(long issueId, Comment comment) {
    List<Comment> all = byIssue.computeIfAbsent(issueId, none -> new ArrayList<>());
    if (issueOf.put(comment.id(), issueId) == null) {
      all.add(comment);
    } else {
      all.replaceAll(one -> one.id() == comment.id() ? comment : one);
    }
  }

  void remove(long issueId, Comment comment) {
    issueOf.remove(comment.id());
    byIssue.getOrDefault(issueId, new ArrayList<>()).removeIf(one -> one.id() == comment.id());
  }

  /** The issue is gone. */
  void forget(long issueId) {
    List<Comment> gone = byIssue.remove(issueId);
    if (gone != null) {
      gone.forEach(comment -> issueOf.remove(comment.id()));
    }
  }
}
