package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Let fields of an item hold this, in one write. Fields that the item's edit screen does not offer
 * are dropped, and reported.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param fields what they are to hold
 * @param basedOn what fields held when the command was made, as people read it; when one of them
 *     holds neither that nor what is wanted, somebody changed it and the command is superseded
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EditWorkItem(
    WorkItemRef item,
    String key,
    WantedFields fields,
    Map<String, String> basedOn,
    String because,
    Instant requestedAt)
    implements WorkItemCommand {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent map
  public EditWorkItem {
    basedOn = basedOn == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(basedOn));
    if (fields.names().isEmpty()) {
      throw new IllegalArgumentException("an edit of " + key + " names no field");
    }
  }
}
