package dev.lockstep.contract;

import java.time.Instant;

/**
 * A comment has another text now.
 *
 * @param item the item it stands at
 * @param key the item's key
 * @param comment the comment as it is now
 * @param version Jira: its {@code updated} in epoch milliseconds
 * @param occurredAt the same instant
 */
public record CommentEdited(
    WorkItemRef item, String key, Comment comment, long version, Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return item + "/comment/" + comment.id();
  }
}
