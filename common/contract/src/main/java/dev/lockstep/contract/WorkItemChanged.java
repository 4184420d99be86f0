package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work item was created or changed.
 *
 * @param item the whole item after the change
 * @param version Jira: {@code updated} in epoch milliseconds; Azure DevOps: the later one of its
 *     change and that of its links, in epoch milliseconds
 * @param occurredAt when it changed
 * @param actor who did it, where the upstream says
 * @param changes the field changes since the version published before, oldest first; empty when
 *     they are not known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkItemChanged(
    WorkItem item,
    long version,
    Instant occurredAt,
    @Nullable Person actor,
    List<FieldChange> changes)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public WorkItemChanged {
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  @Override
  public String orderKey() {
    return item.ref().toString();
  }

  /**
   * One field's change.
   *
   * @param field the stable field id, for example {@code status}
   * @param from the old value as people read it, absent when it was empty
   * @param to the new value, absent when it is empty now
   * @param at when
   */
  public record FieldChange(String field, @Nullable String from, @Nullable String to, Instant at) {}
}
