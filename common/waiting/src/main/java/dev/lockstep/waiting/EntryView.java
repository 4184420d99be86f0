package dev.lockstep.waiting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec.UndecodableException;
import dev.lockstep.messaging.Backlog.Entry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a backlog as callers see it.
 *
 * @param id for the paths below
 * @param queue lane or consumer
 * @param type of its message
 * @param source topic, partition and offset it came from, where that is known
 * @param reason why it waits; absent when it was not tried yet
 * @param behind how many of the same key wait behind it
 * @param message its message; absent in lists
 * @param problem why its message cannot be read; then {@code raw} has it as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
    long id,
    String queue,
    String key,
    @Nullable String type,
    @Nullable String source,
    int attempts,
    Instant since,
    Instant nextAttempt,
    @Nullable String reason,
    long behind,
    @Nullable Map<String, String> headers,
    @Nullable Object message,
    @Nullable String raw,
    @Nullable String problem) {

  /** Without its message. */
  static EntryView brief(Entry entry) {
    return of(entry, null, null, null, null);
  }

  /** With its message. */
  static EntryView whole(Entry entry) {
    try {
      Object message = entry.envelope().map(Envelope::data).orElse(null);
      return of(entry, entry.headers(), message, null, null);
    } catch (UndecodableException e) {
      return of(entry, entry.headers(), null, entry.value(), e.getMessage());
    }
  }

  private static EntryView of(
      Entry entry,
      @Nullable Map<String, String> headers,
      @Nullable Object message,
      @Nullable String raw,
      @Nullable String problem) {
    return new EntryView(
        entry.id(),
        entry.queue(),
        entry.key(),
        entry.headers().get("ce_type"),
        entry.source(),
        entry.attempts(),
        entry.since(),
        entry.nextAttempt(),
        entry.reason(),
        entry.behind(),
        headers,
        message,
        raw,
        problem);
  }
}
