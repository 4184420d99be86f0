package dev.lockstep.harvest.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/issues/keys}; sent in parts, so it never exists as a whole. */
@Schema(name = "IssueKeys", description = "Keys of the issues that pass every filter.")
record IssueKeys(
    @JsonProperty("issue_keys")
        @Schema(
            description = "Each key once, in natural order: by project, then by number.",
            examples = "[\"ABC-2\", \"ABC-10\", \"repo#789\"]")
        List<String> issueKeys,
    @JsonProperty("total_count")
        @Schema(
            description =
                "How many keys pass the filters, also when limit or after show a part only.",
            examples = "3")
        long totalCount,
    @JsonProperty("harvested_at")
        @Schema(
            implementation = String.class,
            format = "date-time",
            nullable = true,
            description = "When something of the source asked for was last stored; null if never.",
            examples = "2026-11-20T10:30:00Z")
        @Nullable Instant harvestedAt) {

  /** What follows the list. */
  @RegisterForReflection
  record End(
      @JsonProperty("total_count") long totalCount,
      @JsonProperty("harvested_at") @Nullable Instant harvestedAt) {}
}
