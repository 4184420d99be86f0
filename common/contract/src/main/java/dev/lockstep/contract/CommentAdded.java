package dev.lockstep.contract;

import java.time.Instant;

/**
 * Somebody commented on a work item.
 *
 * @param item the item it stands at
 * @param key the item's key
 * @param comment the comment
 * @param version Jira: its {@code updated} in epoch milliseconds
 * @param occurredAt the same instant
 */
public record CommentAdded(
    WorkItemRef item, String key, Comment comment, long version, Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return item + "/comment/" + comment.id();
  }
}
