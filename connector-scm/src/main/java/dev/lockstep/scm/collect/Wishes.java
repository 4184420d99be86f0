package dev.lockstep.scm.collect;

import dev.lockstep.contract.RepositoryRef;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * What is to be read before its time. Kept in the database: whoever hears of a wish need not be the
 * replica that reads.
 */
public interface Wishes {

  /** The repository is swept at the next tick, whatever its stamp says. */
  Uni<Void> sweep(RepositoryRef repository);

  /** The {@linkplain dev.lockstep.scm.port.Feed#scope() feed} is read at the next tick. */
  Uni<Void> read(String feed);

  /** The feeds that are to be read; each is told once. */
  Uni<Set<String>> take();
}
