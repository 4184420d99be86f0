package dev.lockstep.contract;

import java.time.Instant;

/**
 * A comment is gone.
 *
 * @param item the item it stood at
 * @param key the item's key
 * @param commentId the tracker's id of the comment
 * @param version later than any version of the comment
 * @param occurredAt when it was found to be gone
 */
public record CommentDeleted(
    WorkItemRef item, String key, String commentId, long version, Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return item + "/comment/" + commentId;
  }
}
