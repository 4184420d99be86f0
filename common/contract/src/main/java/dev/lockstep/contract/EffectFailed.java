package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule does besides a move could not be done. Told once for each decision, however
 * often it is repeated.
 *
 * @param item the item
 * @param key its key when it was decided
 * @param commandId the command it was asked for by
 * @param rule name of the rule that wanted it
 * @param effect what was wanted, in a few words
 * @param detail why it is not possible, in words for people
 * @param repeatAt when it is tried again at the earliest; absent where trying again cannot help
 * @param version epoch microseconds at which the engine heard of it
 * @param occurredAt when the engine heard of it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EffectFailed(
    WorkItemRef item,
    String key,
    String commandId,
    @Nullable String rule,
    String effect,
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
