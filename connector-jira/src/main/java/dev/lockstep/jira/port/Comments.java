package dev.lockstep.jira.port;

import dev.lockstep.contract.RichText;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes comments. */
public interface Comments {

  /** Adds one and stamps it in the same request, once; answers its id. */
  Uni<String> add(String issueId, Said body, Stamp stamp, Calls calls);

  /** Gives it another text and stamp. */
  Uni<Void> edit(String issueId, String commentId, Said body, Stamp stamp, Calls calls);

  /** Deletes it. */
  Uni<Void> delete(String issueId, String commentId, Calls calls);

  /** The comment that was stamped with this source, read without an index between. */
  Uni<Optional<Found>> stamped(String issueId, String source, Calls calls);

  /**
   * What is said.
   *
   * @param author who said it elsewhere; absent for Lockstep's own words
   */
  record Said(@Nullable String author, RichText text) {}

  /**
   * What a comment is told by.
   *
   * @param source what it belongs to
   * @param hash of its text
   */
  record Stamp(String source, String hash) {}

  /** A comment that is there. */
  record Found(String id, Stamp stamp) {}
}
