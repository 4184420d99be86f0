package dev.lockstep.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with its CloudEvents 1.0 context.
 *
 * @param id derived from source, entity, version and content ({@link EventIds}): the same fact
 *     always has the same id
 * @param source URI reference of who published it, for example {@code /connector-jira}
 * @param time when it was published
 * @param origin live or backfill; CloudEvents extension {@code origin}
 * @param causationId id of the message that caused this one; extension {@code causationid}
 * @param traceparent W3C trace context, passed on unchanged; extension {@code traceparent}
 * @param data the message
 */
public record Envelope<T extends Message>(
    String id,
    String source,
    Instant time,
    Origin origin,
    @Nullable String causationId,
    @Nullable String traceparent,
    T data) {

  /** The topic it belongs to, by the catalogue. */
  public String topic() {
    return Catalogue.entryOf(data).topic(origin);
  }

  /** An envelope around what this message caused: same trace, this message as the cause. */
  public <E extends Message> Envelope<E> caused(String source, Instant time, E data) {
    return new Envelope<>(
        EventIds.derive(source, data), source, time, origin, id, traceparent, data);
  }

  /** An envelope that nothing caused. */
  public static <E extends Message> Envelope<E> of(
      String source, Instant time, Origin origin, E data) {
    return new Envelope<>(EventIds.derive(source, data), source, time, origin, null, null, data);
  }

  /** The same envelope with another cause. */
  public Envelope<T> because(@Nullable String cause) {
    return new Envelope<>(id, source, time, origin, cause, traceparent, data);
  }

  /** The same envelope within a trace. */
  public Envelope<T> within(@Nullable String trace) {
    return new Envelope<>(id, source, time, origin, causationId, trace, data);
  }
}
