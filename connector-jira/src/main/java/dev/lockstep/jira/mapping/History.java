package dev.lockstep.jira.mapping;

import dev.lockstep.contract.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an issue's changelog: what one person changed at one time.
 *
 * @param at when
 * @param author who, absent when the account is gone
 * @param items what
 */
public record History(Instant at, @Nullable Person author, List<Item> items) {

  public History {
    items = List.copyOf(items);
  }

  /**
   * One field.
   *
   * @param field its stable id, or its name where Jira gives no id
   * @param from the old value as people read it, absent when there was none
   * @param to the new value, absent when there is none now
   */
  public record Item(String field, @Nullable String from, @Nullable String to) {}
}
