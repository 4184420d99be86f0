package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issue links of a site. */
final class Links {
  private final Map<Long, Link> byId = new HashMap<>();
  private final Map<Long, List<Link>> byIssue = new HashMap<>();

  List<Link> of(long issueId) {
    return byIssue.getOrDefault(issueId, List.of());
  }

  Optional<Link> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The same link, when there is one already. */
  Optional<Link> like(LinkType type, long from, long to) {
    return of(from).stream()
        .filter(link -> link.type().equals(type) && link.from() == from && link.to() == to)
        .findFirst();
  }

  void add(Link link) {
    byId.put(link.id(), link);
    byIssue.computeIfAbsent(link.from(), none -> new ArrayList<>()).add(link);
    byIssue.computeIfAbsent(link.to(), none -> new ArrayList<>()).add(link);
  }

  void remove(Link link) {
    byId.remove(link.id());
    byIssue.getOrDefault(link.from(), new ArrayList<>()).remove(link);
    byIssue.getOrDefault(link.to(), new ArrayList<>()).remove(link);
  }
}
