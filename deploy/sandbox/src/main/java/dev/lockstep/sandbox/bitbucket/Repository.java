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
  private boolean archived;
  private int lastPullRequest;
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

  /** The workspace; of Data Center the project. */
  public String workspace() {
    return workspace;
  }

  /** The name in URLs. */
  public String slug() {
    return slug;
  }

  /** The name for people. */
  public String name() {
    return name;
  }

  /** The id that stays, with braces. */
  public String uuid() {
    return uuid;
  }

  /** When it was made. */
  public long created() {
    return created;
  }

  /** When it was changed last. */
  public long updated() {
    return updated;
  }

  /** Whether it can be read only. */
  public boolean archived() {
    return archived;
  }

  /** Nobody changes it any more. */
  public void archive() {
    archived = true;
  }

  /** Numbers are never used twice, not even those of deleted ones. */
  int nextPullRequest() {
    return ++lastPullRequest;
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
