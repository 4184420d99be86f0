package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository. Issues and pull requests share their numbers. */
final class Repo {
  static final String MAIN = "main";

  private Owner owner;
  private final long id;
  private final long created;
  private String name;
  private boolean archived;
  private long pushed;
  private final Map<String, Commit> branches = new TreeMap<>();
  private final Map<String, Commit> tags = new TreeMap<>();
  private final TreeMap<Long, ObjectNode> pulls = new TreeMap<>();
  private final TreeMap<Long, ObjectNode> issues = new TreeMap<>();
  private final Map<Long, List<ObjectNode>> comments = new LinkedHashMap<>();
  private final TreeMap<Long, ObjectNode> releases = new TreeMap<>();
  private final TreeMap<Long, ObjectNode> deployments = new TreeMap<>();
  private long lastNumber;

  Repo(Owner owner, String name, long id, long created) {
    this.owner = owner;
    this.name = name;
    this.id = id;
    this.created = created;
    this.pushed = created;
  }

  Owner owner() {
    return owner;
  }

  String name() {
    return name;
  }

  String fullName() {
    return owner.login() + "/" + name;
  }

  long id() {
    return id;
  }

  long created() {
    return created;
  }

  long pushed() {
    return pushed;
  }

  void pushed(long at) {
    pushed = at;
  }

  boolean archived() {
    return archived;
  }

  void archive() {
    archived = true;
  }

  void transfer(Owner to) {
    owner = to;
  }

  void rename(String to) {
    name = to;
  }

  Map<String, Commit> branches() {
    return branches;
  }

  Map<String, Commit> tags() {
    return tags;
  }

  TreeMap<Long, ObjectNode> pulls() {
    return pulls;
  }

  TreeMap<Long, ObjectNode> issues() {
    return issues;
  }

  List<ObjectNode> comments(long number) {
    return comments.computeIfAbsent(number, none -> new ArrayList<>());
  }

  TreeMap<Long, ObjectNode> releases() {
    return releases;
  }

  TreeMap<Long, ObjectNode> deployments() {
    return deployments;
  }

  long nextNumber() {
    return ++lastNumber;
  }
}
