package dev.lockstep.jira.command;

import dev.lockstep.jira.port.NewIssues.Created;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what was made for which source, from before it is made. */
public interface Creations {

  /** What is known of this pair. */
  Uni<Optional<Creation>> find(String source, String instance);

  /**
   * Claims an attempt to make it.
   *
   * @param last when the last attempt was, absent when there was none
   * @return whether it is the caller's: false when somebody else was faster
   */
  Uni<Boolean> claim(
      String source, String instance, String commandId, @Nullable Instant last, Instant now);

  /** It was made. */
  Uni<Void> made(String source, String instance, Created made);

  /** It was certainly not made. */
  Uni<Void> release(String source, String instance);

  /**
   * A claim.
   *
   * @param claimedAt when it was claimed first
   * @param attemptedAt when it was tried last
   * @param made absent while nobody knows whether it was
   */
  record Creation(Instant claimedAt, Instant attemptedAt, @Nullable Created made) {}
}
