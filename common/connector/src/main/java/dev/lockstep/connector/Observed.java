package dev.lockstep.connector;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.EventIds;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity as an upstream showed it.
 *
 * @param entity its identity, the order key of its event
 * @param version its upstream version
 * @param fingerprint equal for equal content; tells a change that did not move the version
 * @param kept what is remembered of it besides
 * @param tell makes the events, given what was published before
 */
public record Observed(
    String entity, long version, String fingerprint, Kept kept, Function<Told, Telling> tell) {

  /**
   * What is remembered of an entity besides its version.
   *
   * @param parent what it hangs at; it is published before what hangs nowhere
   * @param names names it has, the present one first; those it had before are kept
   * @param readAt epoch milliseconds at which it was asked for by its id; 0 when an index showed
   *     it, which does not bring back what is gone, because an index lags
   * @param gone whether it does not exist any more
   */
  public record Kept(@Nullable String parent, List<String> names, long readAt, boolean gone) {

    /** Nothing. */
    public static final Kept NOTHING = new Kept(null, List.of(), 0, false);

    public Kept {
      names = List.copyOf(names);
    }
  }

  /** An entity of which nothing else is remembered. */
  public Observed(
      String entity, long version, String fingerprint, Function<OptionalLong, Event> event) {
    this(
        entity,
        version,
        fingerprint,
        Kept.NOTHING,
        told -> new Telling(List.of(), event.apply(told.before())));
  }

  /** An entity whose event does not depend on what was published before. */
  public static Observed of(Event event) {
    return new Observed(
        event.orderKey(), event.version(), EventIds.derive("", event), before -> event);
  }
}
