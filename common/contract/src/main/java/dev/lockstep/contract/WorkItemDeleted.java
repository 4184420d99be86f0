package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A work item is gone: its id was not found by an account that was shown to be good just then.
 *
 * @param item the item
 * @param key its last key, where it is known
 * @param proof how it was found out, for people
 * @param version epoch milliseconds of the proof, later than any version of the item
 * @param occurredAt when it was deleted, or else proven to be
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkItemDeleted(
    WorkItemRef item, @Nullable String key, String proof, long version, Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return item.toString();
  }
}
