package dev.lockstep.sandbox.jira;

import java.util.List;
import java.util.Optional;

/** A kind of issue link: {@code from outward to}, {@code to inward from}. */
record LinkType(String id, String name, String inward, String outward) {
  static final List<LinkType> ALL =
      List.of(
          new LinkType("10000", "Blocks", "is blocked by", "blocks"),
          new LinkType("10001", "Cloners", "is cloned by", "clones"),
          new LinkType("10002", "Duplicate", "is duplicated by", "duplicates"),
          new LinkType("10003", "Relates", "relates to", "relates to"));

  static Optional<LinkType> find(String nameOrId) {
    return ALL.stream()
        .filter(type -> type.name().equalsIgnoreCase(nameOrId) || type.id().equals(nameOrId))
        .findFirst();
  }
}
