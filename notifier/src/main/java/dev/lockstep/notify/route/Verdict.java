package dev.lockstep.notify.route;

import java.util.List;

/** Who is told of an event, or why nobody is. */
public sealed interface Verdict {

  /** These are told. */
  record Tell(StatusChange change, List<Recipient> recipients) implements Verdict {
    public Tell {
      recipients = List.copyOf(recipients);
    }
  }

  /** Nobody is told. */
  record Silence(Reason reason) implements Verdict {}

  /** Why nobody is told. */
  enum Reason {
    /** History that is read for the first time. */
    BACKFILL,
    /** A newer event was seen before. */
    STALE,
    /** The status is what it was, or nobody knows what it was. */
    SAME_STATUS,
    /** Published so long ago that it is no news: a topic read from its beginning. */
    TOO_OLD,
    /** No channel is configured. */
    NOBODY_LISTENS
  }
}
