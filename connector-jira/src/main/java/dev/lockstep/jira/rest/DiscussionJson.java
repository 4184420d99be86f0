package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hangs at an issue. */
@RegisterForReflection
public final class DiscussionJson {

  private DiscussionJson() {}

  /** A page of comments. */
  public record Comments(@Nullable List<JsonNode> comments, int startAt, int total) {}

  /** A link to something elsewhere. */
  public record Remote(@Nullable String globalId, @Nullable Thing object) {}

  public record Thing(@Nullable String url, @Nullable String title, @Nullable Standing status) {}

  public record Standing(@Nullable Boolean resolved) {}
}
