package dev.lockstep.sandbox.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control API answers. */
public final class Views {
  private Views() {}

  /** An issue; {@code statuses} from its creation on. */
  public record IssueView(
      String site,
      String id,
      String key,
      String type,
      String status,
      String statusId,
      String summary,
      @Nullable String assignee,
      @Nullable String parent,
      long created,
      long updated,
      List<StatusStep> statuses,
      List<String> comments) {}

  /** A status, since when (milliseconds) and by whom. */
  public record StatusStep(String status, long at, String by) {}

  /** What was seeded. */
  public record Seeded(int count, String firstKey, String lastKey) {}

  /** A branch. */
  public record BranchView(String repository, String name, String hash, boolean created) {}

  /** A pull request. */
  public record PullRequestView(
      String workspace,
      String repository,
      int id,
      String title,
      String state,
      boolean draft,
      String source,
      String destination,
      String author,
      long updated) {}

  /** Something on GitHub: its id, its number where it has one, its name. */
  public record GitHubView(long id, long number, String name) {}

  /** Whether all webhooks are delivered or given up. */
  public record Quiet(boolean quiet, int inFlight, int scheduled) {}

  /** A chat message. */
  public record Message(String id, String channel, String author, String text, long at) {}
}
