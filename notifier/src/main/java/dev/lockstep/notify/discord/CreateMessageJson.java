package dev.lockstep.notify.discord;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.notify.port.ChatMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * Body of {@code POST /channels/{id}/messages}.
 *
 * @param nonce equal for equal messages; with {@code enforce_nonce} Discord answers a second
 *     attempt with the message of the first
 * @param allowedMentions nobody is called, whatever the text says
 */
@RegisterForReflection
record CreateMessageJson(
    String content,
    String nonce,
    @JsonProperty("enforce_nonce") boolean enforceNonce,
    @JsonProperty("allowed_mentions") AllowedMentionsJson allowedMentions) {

  record AllowedMentionsJson(List<String> parse) {}

  static CreateMessageJson of(ChatMessage message) {
    return new CreateMessageJson(
        message.text(), nonce(message.id()), true, new AllowedMentionsJson(List.of()));
  }

  /** All 128 bits in base 36: at most the 25 characters that Discord takes. */
  static String nonce(UUID id) {
    byte[] bits =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return new BigInteger(1, bits).toString(36);
  }
}
