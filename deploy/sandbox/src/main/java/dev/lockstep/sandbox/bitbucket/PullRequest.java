package dev.lockstep.sandbox.bitbucket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of a pull request; its id is local to the repository. */
public record PullRequest(
    int id,
    int version,
    String title,
    String description,
    State state,
    boolean draft,
    Side source,
    Side destination,
    Account author,
    List<Review> reviews,
    long created,
    long updated,
    @Nullable Closing closing) {
  /** Bitbucket's states. */
  public enum State {
    OPEN,
    MERGED,
    DECLINED,
    SUPERSEDED
  }

  /** A branch and where it was when the pull request last looked. */
  public record Side(String branch, String hash) {}

  /** How it ended; a commit only after a merge. */
  public record Closing(@Nullable String commit, Account by, String reason, long at) {}

  /** Copies. */
  public PullRequest {
    reviews = List.copyOf(reviews);
  }

  /** Whether it can still be merged. */
  public boolean open() {
    return state == State.OPEN;
  }

  PullRequest edited(String newTitle, String newDescription, boolean isDraft, long at) {
    return new PullRequest(
        id,
        version + 1,
        newTitle,
        newDescription,
        state,
        isDraft,
        source,
        destination,
        author,
        reviews,
        created,
        at,
        closing);
  }

  PullRequest pushed(String hash, long at) {
    return new PullRequest(
        id,
        version + 1,
        title,
        description,
        state,
        draft,
        new Side(source.branch(), hash),
        destination,
        author,
        reviews,
        created,
        at,
        closing);
  }

  PullRequest reviewed(List<Review> now, long at) {
    return new PullRequest(
        id,
        version,
        title,
        description,
        state,
        draft,
        source,
        destination,
        author,
        now,
        created,
        at,
        closing);
  }

  PullRequest closed(State how, Closing now) {
    return new PullRequest(
        id,
        version + 1,
        title,
        description,
        how,
        draft,
        source,
        destination,
        author,
        reviews,
        created,
        now.at(),
        now);
  }
}
