package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the rule book: if these facts hold, the item should have this status.
 *
 * @param name how people refer to it; unique in its book
 * @param when facts that must hold ({@code YES}) or must not ({@code NO})
 * @param wanted the status; the first that the item's workflow has
 * @param wantedOfType other statuses for items of some types
 */
public record Rule(
    String name,
    Map<FactName, Truth> when,
    List<String> wanted,
    Map<String, List<String>> wantedOfType) {

  public Rule {
    when = java.util.Collections.unmodifiableMap(new EnumMap<>(when));
    wanted = List.copyOf(wanted);
    wantedOfType = Map.copyOf(wantedOfType);
  }

  /**
   * Whether the rule holds: unknown when nothing speaks against it but a fact it needs is unknown.
   */
  Truth holds(Facts facts) {
    Truth result = Truth.YES;
    for (Map.Entry<FactName, Truth> condition : when.entrySet()) {
      Truth actual = facts.truth(condition.getKey());
      if (actual == Truth.UNKNOWN) {
        result = Truth.UNKNOWN;
      } else if (actual != condition.getValue()) {
        return Truth.NO;
      }
    }
    return result;
  }

  /** The statuses wanted for an item of the type. */
  List<String> wanted(String type) {
    return wantedOfType.getOrDefault(type, wanted);
  }
}
