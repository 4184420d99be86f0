package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What fields of a work item are to hold. Fields are named by the tracker's stable id ({@code
 * summary}, {@code customfield_10016}); what is not named stays as it is.
 *
 * @param set the value of a field with one value, as people write it: a priority's or option's
 *     name, a number, a date, a parent's key, a person by account id or e-mail
 * @param texts texts of fields such as {@code description}
 * @param clear fields that are to be empty
 * @param add what a field with many values ({@code labels}, {@code components}, {@code
 *     fixVersions}) is to hold too
 * @param remove what it is no longer to hold
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WantedFields(
    Map<String, String> set,
    Map<String, RichText> texts,
    Set<String> clear,
    Map<String, Set<String>> add,
    Map<String, Set<String>> remove) {

  /** Nothing is wanted. */
  public static final WantedFields NONE =
      new WantedFields(Map.of(), Map.of(), Set.of(), Map.of(), Map.of());

  @SuppressWarnings("ConstantValue") // Jackson passes null for what is absent
  public WantedFields {
    set = sorted(set);
    texts = sorted(texts);
    clear = clear == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(clear));
    add = sorted(add);
    remove = sorted(remove);
    Map<String, String> named = new TreeMap<>();
    set.keySet().forEach(field -> once(named, field, "set"));
    texts.keySet().forEach(field -> once(named, field, "texts"));
    clear.forEach(field -> once(named, field, "clear"));
    Stream.concat(add.keySet().stream(), remove.keySet().stream())
        .distinct()
        .forEach(field -> once(named, field, "add or remove"));
  }

  /** Every field that is named. */
  @JsonIgnore
  public Set<String> names() {
    Set<String> names = new TreeSet<>(set.keySet());
    names.addAll(texts.keySet());
    names.addAll(clear);
    names.addAll(add.keySet());
    names.addAll(remove.keySet());
    return names;
  }

  private static void once(Map<String, String> named, String field, String part) {
    String before = named.putIfAbsent(field, part);
    if (before != null) {
      throw new IllegalArgumentException(
          "field " + field + " stands in " + before + " and in " + part + "; allowed is one");
    }
  }

  private static <T> Map<String, T> sorted(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
