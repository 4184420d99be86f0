package dev.lockstep.sandbox.azuredevops;

import java.util.TreeMap;

/** A repository: branches by name, pull requests by number. */
final class GitRepository {
  static final String MAIN = "main";
  private final String id;
  private String name;
  private boolean disabled;
  private long size = 1_000;
  private final TreeMap<String, String> branches = new TreeMap<>();
  private final TreeMap<Integer, GitPullRequest> pullRequests = new TreeMap<>();

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

  /** By number, which is unique in the organisation. */
  TreeMap<Integer, GitPullRequest> pullRequests() {
    return pullRequests;
  }
}
