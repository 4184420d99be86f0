package dev.lockstep.contract;

import java.time.Instant;

/**
 * Let there be a work item for something that exists elsewhere, once: for the same source there is
 * never a second one in the same instance, whatever is sent or dies how often.
 *
 * @param item the source: the item, message or event that it is made for; names the pair for ever
 * @param key the source's key, for people
 * @param instance the instance of the tracker to create it in
 * @param project key of the project
 * @param type name or id of the type
 * @param fields what its fields are to hold; {@code summary} is needed
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
public record CreateWorkItem(
    WorkItemRef item,
    String key,
    String instance,
    String project,
    String type,
    WantedFields fields,
    String because,
    Instant requestedAt)
    implements WorkItemCommand {

  public CreateWorkItem {
    if (!fields.set().containsKey("summary")) {
      throw new IllegalArgumentException("an item for " + key + " needs a summary");
    }
  }
}
