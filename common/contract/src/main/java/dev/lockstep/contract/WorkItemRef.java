package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity of a work item: {@code tracker/instance/numeric-id}, for example {@code jira/1/10001}.
 * The id never changes; a key such as {@code ABC-123} is an attribute that does (moved issues).
 *
 * @param tracker {@code jira} or another tracker's name
 * @param instance the id of the configured instance
 * @param id the tracker's own immutable id
 */
public record WorkItemRef(String tracker, String instance, String id) {

  public WorkItemRef {
    RefParts.requirePart("tracker", tracker);
    RefParts.requirePart("instance", instance);
    RefParts.requirePart("id", id);
  }

  /** A work item of a Jira instance. */
  public static WorkItemRef jira(String instance, String id) {
    return new WorkItemRef("jira", instance, id);
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException naming the text when it is not of the form {@code
   *     tracker/instance/id}
   */
  @JsonCreator
  public static WorkItemRef parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "not a work item reference (tracker/instance/id): " + text);
    }
    return new WorkItemRef(parts[0], parts[1], parts[2]);
  }

  @Override
  @JsonValue
  public String toString() {
    return tracker + "/" + instance + "/" + id;
  }
}
