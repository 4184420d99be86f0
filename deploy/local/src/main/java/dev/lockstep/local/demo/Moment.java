package dev.lockstep.local.demo;

import java.time.Instant;
import java.util.Set;

/**
 * Something that was seen on its way through Lockstep.
 *
 * @param at when it happened
 * @param kind what it was
 * @param about issue keys, branches ({@code web:name}) and pull requests ({@code web#1}) it
 *     concerns
 * @param text for people
 * @param important false for what changes nothing
 */
record Moment(Instant at, Kind kind, Set<String> about, String text, boolean important) {

  Moment {
    about = Set.copyOf(about);
  }

  /** The stations of the loop. */
  enum Kind {
    EVENT,
    DECISION,
    WRITE,
    MESSAGE,
    TROUBLE
  }
}
