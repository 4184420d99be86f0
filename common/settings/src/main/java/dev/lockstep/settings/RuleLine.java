package dev.lockstep.settings;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rule book: if all of these hold, the item should have this status.
 *
 * @param name how people refer to it; unique in its book
 * @param types only for items of these types; empty: of all
 * @param when what must hold, in the order of the facts; at least one
 * @param status the wanted status; the first of these that the item's workflow has
 * @param effects what else is done where the item has the wanted status or goes to it
 */
public record RuleLine(
    String name, Set<String> types, List<Condition> when, List<String> status, Effects effects) {

  public RuleLine {
    types = Set.copyOf(types);
    when = when.stream().sorted().toList();
    status = List.copyOf(status);
  }

  /** Whether it speaks of items of this type. */
  public boolean speaksOf(String type) {
    return types.isEmpty() || types.stream().anyMatch(type::equalsIgnoreCase);
  }

  /** Whether it wants this status. */
  public boolean wants(String other) {
    return status.stream().anyMatch(other::equalsIgnoreCase);
  }

  /**
   * What a rule does besides.
   *
   * @param assignAuthor whether the author of the newest pull request becomes the assignee where
   *     there is none
   * @param comment what is said at the item; absent: nothing
   * @param addLabels labels it is to have
   * @param removeLabels labels it is not to have
   * @param fixVersion whether the names of the releases that name it become fix versions
   */
  public record Effects(
      boolean assignAuthor,
      @Nullable String comment,
      Set<String> addLabels,
      Set<String> removeLabels,
      boolean fixVersion) {

    /** Nothing besides. */
    public static final Effects NONE = new Effects(false, null, Set.of(), Set.of(), false);

    public Effects {
      addLabels = Set.copyOf(addLabels);
      removeLabels = Set.copyOf(removeLabels);
    }

    /** Whether there is nothing to do. */
    public boolean none() {
      return equals(NONE);
    }
  }
}
