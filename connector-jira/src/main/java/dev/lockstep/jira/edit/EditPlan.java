package dev.lockstep.jira.edit;

import dev.lockstep.jira.edit.LongText.TextFile;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to do about wanted fields. */
public sealed interface EditPlan {

  /**
   * This is written at once; nothing, when it is empty.
   *
   * @param content what fields are to hold
   * @param files whole texts that do not fit into their fields
   * @param dropped fields that cannot be written, each with the reason
   */
  record Write(Content content, List<TextFile> files, Map<String, String> dropped)
      implements EditPlan {
    public Write {
      files = List.copyOf(files);
      dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
    }
  }

  /**
   * Somebody changed a field after the command was made; the item is left alone.
   *
   * @param field its id
   * @param actual what it holds, as people read it
   */
  record MovedOn(String field, String actual) implements EditPlan {}

  /**
   * None of the fields can be written.
   *
   * @param dropped all of them, each with the reason
   */
  record Impossible(Map<String, String> dropped) implements EditPlan {}

  /**
   * What one request writes. No field is in both.
   *
   * @param fields the new value of each, null to empty it
   * @param update operations on fields with many values
   */
  record Content(
      Map<String, @Nullable Object> fields, Map<String, List<Map<String, Object>>> update) {
    public Content {
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
      update = Collections.unmodifiableMap(new TreeMap<>(update));
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
      return fields.isEmpty() && update.isEmpty();
    }

    /** Whether one of these fields is written. */
    public boolean names(Collection<String> some) {
      return some.stream().anyMatch(id -> fields.containsKey(id) || update.containsKey(id));
    }

    /** The same without some fields. */
    public Content without(Collection<String> some) {
      Map<String, @Nullable Object> fewer = new TreeMap<>(fields);
      fewer.keySet().removeAll(some);
      Map<String, List<Map<String, Object>>> steps = new TreeMap<>(update);
      steps.keySet().removeAll(some);
      return new Content(fewer, steps);
    }

    /** The fields, for logs. */
    public String words() {
      return Stream.concat(fields.keySet().stream(), update.keySet().stream())
          .sorted()
          .collect(Collectors.joining(","));
    }
  }

  /** Dropped fields as one sentence. */
  static String words(Map<String, String> dropped) {
    return String.join(
        "; ", dropped.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
  }
}
