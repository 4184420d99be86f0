package dev.lockstep.scm.hook;

import dev.lockstep.messaging.Publisher;
import dev.lockstep.scm.collect.KnownParts;
import java.time.Clock;
import java.util.Set;

/** The intake without a database, for tests of its callers. */
public final class Intakes {

  private Intakes() {}

  /** An intake that knows these projects, and one owner all of whose repositories are in scope. */
  public static TakeHook of(String source, Set<String> projects, Publisher publisher, Clock clock) {
    return new TakeHook(
        KnownParts.hosts(source),
        KnownParts.directory(projects),
        publisher,
        KnownParts.memory(),
        KnownParts.wishes(),
        clock);
  }
}
