package dev.lockstep.jira.command;

import dev.lockstep.contract.WorkItemRef;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what was attached last under which name. */
public interface AttachedFiles {

  /** What the item has under this name. */
  Uni<Optional<Kept>> find(WorkItemRef item, String name);

  /** Keeps what it has now. */
  Uni<Void> keep(WorkItemRef item, String name, Kept file);

  /**
   * A file.
   *
   * @param sha256 of its content, in hex
   * @param source what it is a copy of; absent for a text
   * @param attachmentId where it is
   */
  record Kept(String sha256, @Nullable String source, String attachmentId) {}
}
