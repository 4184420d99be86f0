package dev.lockstep.scm.collect;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** Keeps the keys of projects, old keys of renamed projects too: branches still bear them. */
public interface ProjectStore {

  /** All keys, in upper case. */
  Uni<Set<String>> keys();

  /** Adds keys, and removes every key of a project that is gone. */
  Uni<Void> keep(Tx tx, List<DirectoryEntry> projects);
}
