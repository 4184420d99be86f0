package dev.lockstep.sandbox.azuredevops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pull request as it stands; Azure DevOps keeps no time of its last change. */
final class GitPullRequest {
  final int id;
  final Identity author;
  final long created;
  String title;
  String description;
  String status = "active";
  boolean draft;
  String source;
  String target;
  String sourceHash;
  String mergeStatus = "succeeded";
  @Nullable String mergeHash;
  @Nullable Long closed;
  final Map<Identity, Integer> votes = new LinkedHashMap<>();

  GitPullRequest(
      int id,
      String title,
      String description,
      boolean draft,
      String source,
      String sourceHash,
      String target,
      Identity author,
      long created) {
    this.id = id;
    this.title = title;
    this.description = description;
    this.draft = draft;
    this.source = source;
    this.sourceHash = sourceHash;
    this.target = target;
    this.author = author;
    this.created = created;
  }

  boolean active() {
    return status.equals("active");
  }
}
