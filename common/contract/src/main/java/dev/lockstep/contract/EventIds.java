package dev.lockstep.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derived message ids: the same content from the same source always gets the same id, in every
 * process.
 */
public final class EventIds {

  private EventIds() {}

  /**
   * A 128-bit id in hex of the source, the type and the message's {@link Message#substance()},
   * which holds the entity and its version.
   */
  public static String derive(String source, Message data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(data.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(MessageCodec.JSON.writeValueAsBytes(data.substance()));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot derive the id of " + data.getClass().getSimpleName(), e);
    }
  }
}
