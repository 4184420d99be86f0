package dev.lockstep.jira.transition;

import dev.lockstep.jira.edit.People;
import dev.lockstep.jira.edit.Value;
import dev.lockstep.jira.edit.Values;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a screen is given with a transition: configured values for fields that it has and the item
 * does not hold.
 *
 * @param fields the value of each
 * @param wrong configured values that the screen does not take, each with the reason
 */
public record Filling(Map<String, Object> fields, Map<String, String> wrong) {

  public Filling {
    fields = Map.copyOf(fields);
    wrong = Map.copyOf(wrong);
  }

  /**
   * Fills a screen.
   *
   * @param configured values by field id, as people write them
   * @param held fields that the item holds already
   * @param nobody how values name accounts
   */
  public static Filling of(
      Offered by, Map<String, String> configured, Set<String> held, People nobody) {
    Map<String, Object> fields = new TreeMap<>();
    Map<String, String> wrong = new TreeMap<>();
    by.fields().values().stream()
        .filter(field -> configured.containsKey(field.id()) && !held.contains(field.id()))
        .forEach(
            field -> {
              Value value = Values.given(field, configured.get(field.id()), nobody);
              if (value instanceof Value.Usable usable) {
                fields.put(field.id(), usable.json());
              } else if (value instanceof Value.Unusable no) {
                wrong.put(field.id(), no.reason());
              }
            });
    return new Filling(fields, wrong);
  }

  /** What is wrong, as one sentence. */
  public String words() {
    return wrong.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
