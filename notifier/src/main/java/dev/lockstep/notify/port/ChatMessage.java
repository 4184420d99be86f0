package dev.lockstep.notify.port;

import java.util.List;
import java.util.UUID;

/**
 * A message as it is sent, the same at every attempt.
 *
 * @param id its identity; what keeps a second attempt from making a second message
 * @param address the chat system's id of the channel
 * @param text in the chat system's markup, not longer than it takes
 * @param correlationIds of what it tells, for logs
 */
public record ChatMessage(UUID id, String address, String text, List<String> correlationIds) {

  public ChatMessage {
    correlationIds = List.copyOf(correlationIds);
  }
}
