package dev.lockstep.sandbox.azuredevops;

import java.util.TreeMap;

/** A repository: branches and tags by name, pull requests by number. */
final class GitRepository {
  static final String MAIN = "main";
  private final String id;
  private String name;
  private boolean disabled;
  private long size = 1_000;
  private final TreeMap<String, String> branches = new TreeMap<>();
  private final TreeMap<String, Tag> tags = new TreeMap<>();
  private final TreeMap<Integer, GitPullRequest> pullRequests = new TreeMap<>();

  /**
   * A tag.
   *
   * @param object what the ref points at: of an annotated tag an object of its own
   * @param commit what that is about
   */
  record Tag(String object, String commit) {
    boolean annotated() {
      return !object.equals(commit);
    }
  }

  GitRepository(String id, String name) {
    this.id = id;
    this.name = name;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  void rename(String to) {
    this.name = to;
  }

  boolean disabled() {
    return disabled;
  }

  void disable(boolean now) {
    this.disabled = now;
  }

  /** Compressed size in bytes; grows with each push. */
  long size() {
    return size;
  }

  void grow(int bytes) {
    size += bytes;
  }

  /** Heads by name. */
  TreeMap<String, String> branches() {
    return branches;
  }

  TreeMap<String, Tag> tags() {
    return tags;
  }

  /** What all refs point at, by their names without {@code refs/}. */
  TreeMap<String, String> refs() {
    TreeMap<String, String> refs = new TreeMap<>();
    branches.forEach((branch, head) -> refs.put("heads/" + branch, head));
    tags.forEach((tag, of) -> refs.put("tags/" + tag, of.object()));
    return refs;
  }

  /** By number, which is unique in the organisation. */
  TreeMap<Integer, GitPullRequest> pullRequests() {
    return pullRequests;
  }
}
