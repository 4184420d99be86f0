package dev.lockstep.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A token, password or shared secret. It never shows itself: {@link #toString()} is redacted, so a
 * record that holds one can be logged.
 *
 * @param value the secret itself; hand it to the one place that sends or verifies it
 */
public record Secret(String value) {

  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
  }

  /** Whether the candidate is this secret, compared in constant time. Null never matches. */
  public boolean matches(@Nullable String candidate) {
    return candidate != null
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of the secret in UTF-8, as HMAC keys want them. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
