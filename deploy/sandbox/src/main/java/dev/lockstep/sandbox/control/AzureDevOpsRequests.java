package dev.lockstep.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people say when they do something in Azure DevOps. */
public final class AzureDevOpsRequests {
  private AzureDevOpsRequests() {}

  /** An organisation; how long tokens of Entra ID live there. */
  public record Settings(@Nullable Integer tokenSeconds) {}

  /** A repository; it can be given another name, or be disabled. */
  public record Repository(@Nullable String rename, @Nullable Boolean disabled) {}

  /** What goes with an action on a pull request. */
  public record Action(
      @Nullable String title,
      @Nullable String description,
      @Nullable Integer vote,
      boolean conflicts,
      @Nullable String actor) {
    /** Nothing. */
    public static Action plain() {
      return new Action(null, null, null, false, null);
    }
  }

  /** A tag at the head of a branch. */
  public record Tag(
      String name, @Nullable String branch, boolean annotated, @Nullable String actor) {}

  /**
   * A run of a pipeline, of a branch or for a pull request.
   *
   * @param again the build that is run once more, where it is none of its own
   * @param result succeeded, partiallySucceeded, failed or canceled; null while it runs
   */
  public record Build(
      @Nullable Integer again,
      @Nullable String definition,
      @Nullable String branch,
      @Nullable Integer pullRequest,
      @Nullable String message,
      @Nullable String result,
      @Nullable String actor) {}

  /** A work item, or what changes of one: values by the reference names of fields. */
  public record WorkItem(
      @Nullable String project,
      @Nullable String type,
      Map<String, JsonNode> fields,
      @Nullable String actor) {}

  /** A link of a work item, with another one or with a pull request or branch. */
  public record Link(
      @Nullable Integer parent,
      @Nullable Integer related,
      @Nullable Integer pullRequest,
      @Nullable String branch,
      @Nullable String repository,
      boolean remove) {}

  /** Many work items with many revisions. */
  public record Seed(String project, int items, int revisions) {}

  /** A team with a sprint, by days (2026-01-31); hours per day by person. */
  public record Sprint(
      String name, String start, String finish, Map<String, Double> capacity, List<String> areas) {}

  /** A service hook that somebody or the system turned off, put on probation or on again. */
  public record HookStatus(String status) {}
}
