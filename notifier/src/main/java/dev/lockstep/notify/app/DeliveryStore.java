package dev.lockstep.notify.app;

import dev.lockstep.messaging.Leases.Lease;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.render.Composition;
import dev.lockstep.notify.render.Telling;
import dev.lockstep.notify.route.Notice;
import dev.lockstep.notify.route.Recipient;
import dev.lockstep.notify.route.Verdict.Tell;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The delivery outbox. */
public interface DeliveryStore {

  /**
   * Notes who is to be told of what. Who was told of the same cause before is not told again.
   *
   * @param now when
   */
  Uni<Void> post(Tx tx, List<Tell> tells, Instant now);

  /** Whether anything waits for that recipient that may be sent by then; cheap. */
  Uni<Boolean> waitsFor(Recipient recipient, Instant by);

  /**
   * The message to send next: the one that was composed before and has no end yet; else what waits
   * is composed into a new one, which is stored before it is returned.
   *
   * @param lease what makes this the only sender of that recipient
   * @param composer makes the text of what waits, in order
   */
  Uni<Optional<ChatMessage>> next(Lease lease, Recipient recipient, Instant now, Composer composer);

  /** Makes messages of what waits. */
  interface Composer {

    /** Of changes, oldest first, as many as fit. */
    Composition changes(List<Telling> waiting);

    /** Of one sentence. */
    Composition notice(String text);
  }

  /**
   * Notes who is to be told a sentence. Who was told of the same cause before is not told again.
   */
  Uni<Void> postNotices(Tx tx, List<Notice> notices, Instant now);

  /** How much waits for each recipient that has something waiting. */
  Uni<List<Backlog>> backlogs();

  /** Forgets what ended before that time; returns how many messages that were. */
  Uni<Integer> forget(Instant endedBefore);

  /**
   * What waits for one recipient.
   *
   * @param recipient its id
   * @param waiting so many changes
   * @param oldest since when the oldest of them waits
   */
  record Backlog(String recipient, long waiting, Instant oldest) {

    /** How long the oldest waits. */
    long seconds(Instant now) {
      return Math.max(0, Duration.between(oldest, now).toSeconds());
    }
  }
}
