package dev.lockstep.sandbox.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a changelog. */
public record History(long id, Person author, long at, List<Change> changes) {
  /** One changed field; from and to are ids where the field has ids, the texts are labels. */
  public record Change(
      String field,
      String fieldId,
      @Nullable String from,
      @Nullable String fromText,
      @Nullable String to,
      @Nullable String toText) {
    String fieldType() {
      return fieldId.startsWith("customfield_") ? "custom" : "jira";
    }
  }
}
