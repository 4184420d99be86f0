package dev.lockstep.jira.command;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The statuses that a command over several steps takes an item through. Whoever finds it in one of
 * them after a crash knows that nobody else put it there.
 */
public interface OwnWays {

  /** Those of a command; none when it has no way of its own. */
  Uni<List<String>> of(String commandId);

  /** Adds some. */
  Uni<Void> keep(String commandId, List<String> statuses);

  /** The command has ended. */
  Uni<Void> forget(String commandId);
}
