package dev.lockstep.sandbox.bitbucket;

import org.jspecify.annotations.Nullable;

/** One version of a pull request; its id is local to the repository. */
public record PullRequest(
    int id,
    String title,
    String description,
    State state,
    boolean draft,
    String source,
    String sourceHash,
    String destination,
    String destinationHash,
    Account author,
    long created,
    long updated,
    @Nullable String mergeCommit,
    @Nullable Account closedBy,
    String reason) {
  /** Bitbucket's states. */
  public enum State {
    OPEN,
    MERGED,
    DECLINED,
    SUPERSEDED
  }

  boolean open() {
    return state == State.OPEN;
  }

  PullRequest edited(String newTitle, String newDescription, boolean isDraft, long at) {
    return new PullRequest(
        id,
        newTitle,
        newDescription,
        state,
        isDraft,
        source,
        sourceHash,
        destination,
        destinationHash,
        author,
        created,
        at,
        mergeCommit,
        closedBy,
        reason);
  }

  PullRequest pushed(String hash, long at) {
    return new PullRequest(
        id,
        title,
        description,
        state,
        draft,
        source,
        hash,
        destination,
        destinationHash,
        author,
        created,
        at,
        mergeCommit,
        closedBy,
        reason);
  }

  PullRequest closed(State how, @Nullable String commit, Account by, String why, long at) {
    return new PullRequest(
        id,
        title,
        description,
        how,
        draft,
        source,
        sourceHash,
        destination,
        destinationHash,
        author,
        created,
        at,
        commit,
        by,
        why);
  }
}
