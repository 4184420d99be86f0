package dev.lockstep.harvest.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.harvest.query.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/issues/hierarchy}; sent in parts, so it never exists as a whole.
 */
@Schema(name = "IssueHierarchy", description = "Root issues with everything below them.")
record IssueHierarchy(
    @Schema(description = "The roots in the natural order of their keys.") List<Issue> hierarchy,
    @JsonProperty("total_count")
        @Schema(
            description = "How many roots pass, also when limit or after show a part only.",
            examples = "1")
        long totalCount,
    @JsonProperty("node_count")
        @Schema(description = "How many issues this answer shows, roots included.", examples = "3")
        long nodeCount,
    @JsonProperty("harvested_at")
        @Schema(
            implementation = String.class,
            format = "date-time",
            nullable = true,
            description = "When something of the source asked for was last stored; null if never.",
            examples = "2026-11-20T10:30:00Z")
        @Nullable Instant harvestedAt) {

  /** An issue with those below it. */
  @RegisterForReflection
  @Schema(name = "HierarchyIssue", description = "An issue with those below it.")
  record Issue(
      @JsonProperty("issue_key") @Schema(examples = "PV-123") String issueKey,
      @Schema(examples = "Product Version 1.0") String summary,
      @JsonProperty("issue_type") @Schema(examples = "Product Version") String issueType,
      @Schema(
              description =
                  "In the natural order of their keys; empty at a leaf, at max_depth, and where an"
                      + " issue would appear below itself.")
          List<Issue> children) {

    static Issue of(Node node) {
      return new Issue(
          node.key(),
          node.summary(),
          node.type(),
          node.children().stream().map(Issue::of).toList());
    }
  }

  /** What follows the list. */
  @RegisterForReflection
  record End(
      @JsonProperty("total_count") long totalCount,
      @JsonProperty("node_count") long nodeCount,
      @JsonProperty("harvested_at") @Nullable Instant harvestedAt) {}
}
