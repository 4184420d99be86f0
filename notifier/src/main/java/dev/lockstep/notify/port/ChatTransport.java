package dev.lockstep.notify.port;

import dev.lockstep.notify.route.Transport;
import io.smallrye.mutiny.Uni;

/**
 * Brings a message to a place in a chat system.
 *
 * <p>Law: every answer of the chat system is a {@link SendResult}; the Uni fails only by a mistake
 * of the provider. One call sends at most once and takes no longer than {@link
 * SendResult#LONGEST_CALL}. DeliverNext the same message (equal id) again within minutes makes no
 * second message where the chat system offers that (Discord), elsewhere it may (Slack).
 */
public interface ChatTransport {

  /** The chat system it speaks to. */
  Transport transport();

  /** Sends the message once and says what became of it. */
  Uni<SendResult> send(ChatMessage message);
}
