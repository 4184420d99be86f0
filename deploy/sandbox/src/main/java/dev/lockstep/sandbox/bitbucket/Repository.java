package dev.lockstep.sandbox.bitbucket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A repository: branches by name, pull requests by number. */
public final class Repository {
  private final String workspace;
  private final String slug;
  private final String name;
  private final String uuid;
  private final long created;
  private long updated;
  private final Map<String, Branch> branches = new LinkedHashMap<>();
  private final TreeMap<Integer, PullRequest> pullRequests = new TreeMap<>();

  Repository(String workspace, String slug, String name, String uuid, long created) {
    this.workspace = workspace;
    this.slug = slug;
    this.name = name;
    this.uuid = uuid;
    this.created = created;
    this.updated = created;
  }

  /** {@code workspace/slug}. */
  public String fullName() {
    return workspace + "/" + slug;
  }

  String workspace() {
    return workspace;
  }

  /** The name in URLs. */
  public String slug() {
    return slug;
  }

  String name() {
    return name;
  }

  String uuid() {
    return uuid;
  }

  long created() {
    return created;
  }

  long updated() {
    return updated;
  }

  void touch(long at) {
    updated = at;
  }

  /** Branches by name. */
  public Map<String, Branch> branches() {
    return branches;
  }

  /** Pull requests by number. */
  public TreeMap<Integer, PullRequest> pullRequests() {
    return pullRequests;
  }
}
