package dev.lockstep.connector;

import dev.lockstep.contract.Event;
import java.util.List;

/**
 * What is published of an entity.
 *
 * @param first what the broker is to have before, such as the item's history
 * @param event the entity as it is now
 */
public record Telling(List<? extends Event> first, Event event) {

  public Telling {
    first = List.copyOf(first);
  }
}
