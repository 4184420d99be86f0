package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table in which messages wait for their time, as people see and handle it. Handling an entry
 * that is being worked on at the moment is {@link Handled#BUSY}, never a wait.
 */
public interface Backlog {

  /** Part of paths: {@code work}, {@code parked}. */
  String name();

  /** What the table's queues are called: {@code lane}, {@code consumer}. */
  String queueKind();

  /** Name of the gauge that tells how many wait in each queue. */
  String gauge();

  /** Every queue there is, whether anything waits in it or not. */
  Set<String> queues();

  /** Entries in the order they came, without their messages. */
  Uni<List<Entry>> list(Filter filter);

  /**
   * One entry with its message; empty when nothing of that id waits, or it is not its key's turn.
   */
  Uni<Optional<Entry>> find(long id);

  /** Makes it due now. */
  Uni<Handled> repeat(long id);

  /** Takes it out; commands among what is taken out end in an outcome that says so. */
  Uni<Handled> discard(long id, Discard how);

  /** How each queue stands; queues without entries are left out. */
  Uni<List<Level>> levels();

  /**
   * Which entries.
   *
   * @param queue only of this queue
   * @param key only of this key
   * @param reason only with this in their reason, in any case
   * @param after only those with a higher id
   */
  record Filter(
      @Nullable String queue,
      @Nullable String key,
      @Nullable String reason,
      long after,
      int limit) {}

  /**
   * What waits.
   *
   * @param id its place in the order
   * @param source topic, partition and offset it came from, where that is known
   * @param attempts how often it was tried
   * @param since when it began to wait
   * @param nextAttempt when it is tried at the earliest
   * @param reason why it waits; absent when it was not tried yet
   * @param behind how many of the same key wait behind it
   * @param value absent in lists
   */
  record Entry(
      long id,
      String queue,
      String key,
      @Nullable String source,
      int attempts,
      Instant since,
      Instant nextAttempt,
      @Nullable String reason,
      long behind,
      Map<String, String> headers,
      @Nullable String value) {

    /** What it says; empty in lists. */
    public Optional<Envelope<?>> envelope() throws MessageCodec.UndecodableException {
      return value == null
          ? Optional.empty()
          : Optional.of(MessageCodec.decode(headers, value.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /**
   * How to discard.
   *
   * @param wholeKey also what waits behind it
   * @param by who wants it
   * @param note why
   */
  record Discard(boolean wholeKey, String by, String note) {}

  /** What became of a wish. */
  enum Handled {
    DONE,
    /** Nothing of that id waits. */
    UNKNOWN,
    /** It is being worked on right now. */
    BUSY
  }

  /**
   * How a queue stands.
   *
   * @param waiting entries; of parked keys, the keys
   * @param oldest how long the oldest has waited
   * @param oldestFailed how long the oldest has waited that failed at least once; zero when none
   */
  record Level(String queue, long waiting, Duration oldest, Duration oldestFailed) {}
}
