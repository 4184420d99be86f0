package dev.lockstep.scm.collect;

import dev.lockstep.contract.RepositoryRef;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps what was last published of each branch; of vanished ones for a while. */
public interface BranchStore {

  /** By name. */
  Uni<Map<String, KnownBranch>> load(RepositoryRef repository);

  /** Those of these names, by name. */
  Uni<Map<String, KnownBranch>> load(RepositoryRef repository, Collection<String> names);

  /** Keeps these where they are not older than what is kept. */
  Uni<Void> save(RepositoryRef repository, List<KnownBranch> branches);
}
