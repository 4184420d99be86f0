package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commits came to a branch. Told by webhooks only, so that none is asked for one by one; a push
 * whose hook was lost shows in the branch's new head.
 *
 * @param repository where
 * @param branch the branch without {@code refs/heads/}
 * @param head the newest commit
 * @param commits the new ones, oldest first, at most 100; a hook may tell fewer than were pushed
 * @param mentions the work items it names
 * @param actor who pushed, where the provider tells
 * @param version epoch milliseconds at which the connector heard of it
 * @param occurredAt when they were pushed, where the provider tells, else when the connector heard
 *     of it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommitsPushed(
    RepositoryRef repository,
    String branch,
    String head,
    List<Commit> commits,
    List<KeyMention> mentions,
    @Nullable Person actor,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public CommitsPushed {
    commits = commits == null ? List.of() : List.copyOf(commits);
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/push/" + branch;
  }

  /**
   * One commit.
   *
   * @param id its hash
   * @param summary first line of its message
   * @param author who wrote it, where the provider tells
   * @param url where a person opens it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Commit(String id, String summary, @Nullable Person author, @Nullable String url) {}
}
