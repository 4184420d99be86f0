package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision could not be carried out. Told once for each decision, however often it is repeated.
 *
 * @param item the item
 * @param key its key
 * @param commandId the command that was rejected
 * @param rule name of the rule that wanted it
 * @param wanted the status that was wanted
 * @param reason why it is not possible
 * @param detail one sentence that names what was wanted and what is possible
 * @param repeatAt when it is tried again at the earliest; absent where trying again cannot help
 * @param version epoch microseconds at which the engine heard of it
 * @param occurredAt when the connector knew
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TransitionFailed(
    WorkItemRef item,
    String key,
    String commandId,
    @Nullable String rule,
    String wanted,
    CommandRejected.Reason reason,
    String detail,
    @Nullable Instant repeatAt,
    long version,
    Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return item.toString();
  }
}
