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
 * @param correlationId one id for all that a webhook leads to, for logs; passed on unchanged;
 *     extension {@code correlationid}
 * @param began when that webhook was taken, passed on unchanged: reactions are measured from here;
 *     extension {@code began}
 * @param runId the {@link RunHarvest} that told it; extension {@code runid}
 * @param data the message
 */
public record Envelope<T extends Message>(
    String id,
    String source,
    Instant time,
    Origin origin,
    @Nullable String causationId,
    @Nullable String traceparent,
    @Nullable String correlationId,
    @Nullable Instant began,
    @Nullable String runId,
    T data) {

  /** The topic it belongs to, by the catalogue. */
  public String topic() {
    return Catalogue.entryOf(data).topic(origin);
  }

  /** An envelope around what this message caused: same trace, this message as the cause. */
  public <E extends Message> Envelope<E> caused(String source, Instant time, E data) {
    return new Envelope<>(
        EventIds.derive(source, data),
        source,
        time,
        origin,
        id,
        traceparent,
        correlationId,
        began,
        null,
        data);
  }

  /** An envelope that nothing caused. */
  public static <E extends Message> Envelope<E> of(
      String source, Instant time, Origin origin, E data) {
    return new Envelope<>(
        EventIds.derive(source, data), source, time, origin, null, null, null, null, null, data);
  }

  /** The same envelope with another cause. */
  public Envelope<T> because(@Nullable String cause) {
    return new Envelope<>(
        id, source, time, origin, cause, traceparent, correlationId, began, runId, data);
  }

  /** The same envelope as an effect of that message: its trace, its correlation, its beginning. */
  public Envelope<T> after(Envelope<?> cause) {
    return new Envelope<>(
        id,
        source,
        time,
        origin,
        cause.id,
        cause.traceparent,
        cause.correlationId,
        cause.began,
        runId,
        data);
  }

  /** The same envelope within a trace. */
  public Envelope<T> within(@Nullable String trace) {
    return new Envelope<>(
        id, source, time, origin, causationId, trace, correlationId, began, runId, data);
  }

  /** The same envelope at the beginning of all that a webhook leads to. */
  public Envelope<T> begun(@Nullable String correlation, Instant at) {
    return new Envelope<>(
        id, source, time, origin, causationId, traceparent, correlation, at, runId, data);
  }

  /** The same envelope around this message, which is its own narrowed to a type. */
  public <E extends Message> Envelope<E> with(E narrowed) {
    return new Envelope<>(
        id, source, time, origin, causationId, traceparent, correlationId, began, runId, narrowed);
  }

  /** The same envelope as told by a run. */
  public Envelope<T> toldBy(String run) {
    return new Envelope<>(
        id, source, time, origin, causationId, traceparent, correlationId, began, run, data);
  }
}
