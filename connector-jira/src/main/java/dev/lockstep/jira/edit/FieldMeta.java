package dev.lockstep.jira.edit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field as a screen offers it.
 *
 * @param id its stable id
 * @param name for people
 * @param type of its value, in Jira's words: {@code string}, {@code option}, {@code array}
 * @param items type of the values of an array
 * @param document whether a text has structure, in contrast to one line
 * @param required whether the screen demands it
 * @param hasDefault whether Jira fills it when nothing is given
 * @param operations what can be done with it, such as {@code set} and {@code add}
 * @param allowed the values it can hold, where Jira lists them
 */
public record FieldMeta(
    String id,
    String name,
    String type,
    @Nullable String items,
    boolean document,
    boolean required,
    boolean hasDefault,
    Set<String> operations,
    @Nullable List<Allowed> allowed) {

  private static final int MOST_NAMED = 10;

  public FieldMeta {
    operations = Set.copyOf(operations);
    allowed = allowed == null ? null : List.copyOf(allowed);
  }

  /** A value from a list. */
  public record Allowed(String id, String name) {}

  /** Whether it holds many values. */
  boolean many() {
    return type.equals("array");
  }

  /** Whether Jira takes a list of values; a sprint is given alone, though several are held. */
  boolean listsValues() {
    return many() && !kind().equals("json");
  }

  /** The same field, for one line of text. */
  FieldMeta plainly() {
    return new FieldMeta(id, name, type, items, false, required, hasDefault, operations, allowed);
  }

  /** The same field, where values are not added one by one. */
  FieldMeta onlySet() {
    return new FieldMeta(
        id, name, type, items, document, required, hasDefault, Set.of("set"), allowed);
  }

  /** The type of one value. */
  String kind() {
    return items == null ? type : items;
  }

  boolean demanded() {
    return required && !hasDefault;
  }

  /** A listed value, by id or by name as people write it. */
  Optional<Allowed> find(String idOrName) {
    if (allowed == null) {
      return Optional.empty();
    }
    return allowed.stream()
        .filter(one -> one.id().equals(idOrName))
        .findFirst()
        .or(() -> allowed.stream().filter(one -> named(one, idOrName)).findFirst());
  }

  private static boolean named(Allowed one, String name) {
    return one.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT));
  }

  /** The first of the listed values, for people. */
  String choice() {
    List<Allowed> all = allowed == null ? List.of() : allowed;
    if (all.isEmpty()) {
      return "none";
    }
    return all.stream().limit(MOST_NAMED).map(Allowed::name).collect(Collectors.joining(", "))
        + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "");
  }
}
