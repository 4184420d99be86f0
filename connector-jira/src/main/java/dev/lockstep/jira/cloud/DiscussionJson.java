package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hangs at an issue. */
@RegisterForReflection
final class DiscussionJson {

  private DiscussionJson() {}

  /** A page of comments. */
  record Comments(@Nullable List<JsonNode> comments, int startAt, int total) {}

  /** A link to something elsewhere. */
  record Remote(@Nullable String globalId, @Nullable Thing object) {}

  record Thing(@Nullable String url, @Nullable String title, @Nullable Standing status) {}

  record Standing(@Nullable Boolean resolved) {}
}
