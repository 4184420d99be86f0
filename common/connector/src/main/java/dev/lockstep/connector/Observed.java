package dev.lockstep.connector;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.EventIds;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An entity as an upstream showed it.
 *
 * @param entity its identity, the order key of its event
 * @param version its upstream version
 * @param fingerprint equal for equal content; tells a change that did not move the version
 * @param event makes the event, given the version published before, which bounds the changes to
 *     tell
 */
public record Observed(
    String entity, long version, String fingerprint, Function<OptionalLong, Event> event) {

  /** An entity whose event does not depend on what was published before. */
  public static Observed of(Event event) {
    return new Observed(
        event.orderKey(), event.version(), EventIds.derive("", event), before -> event);
  }
}
