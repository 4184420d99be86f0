package dev.lockstep.scm.web;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.scm.hook.HookDecoder.HookHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request shows that it is genuine. */
@FunctionalInterface
public interface HookProof {

  /**
   * Why the request is not believed, for the caller; empty when it is genuine. Compares in constant
   * time and looks at the raw body only.
   *
   * @param secrets one or two, none of them empty
   */
  Optional<String> refuse(HookHeaders headers, byte[] body, List<String> secrets);

  /** HMAC-SHA256 of the raw body: {@code sha256=} and hex digits in this header. */
  static HookProof signature(String header) {
    return (headers, body, secrets) -> {
      String signature = headers.get(header);
      if (signature == null) {
        return Optional.of(header + " is missing: set a secret at the webhook.");
      }
      return HmacSignature.matches(signature, body, secrets)
          ? Optional.empty()
          : Optional.of(header + " does not match: the secrets differ, or the body is forged.");
    };
  }

  /**
   * The secret itself, for senders that cannot sign: in this header, or as the password of Basic
   * authentication. What they say is a hint at most.
   */
  static HookProof shared(String header) {
    return (headers, body, secrets) -> {
      String shown = headers.get(header);
      String given = shown == null ? password(headers.get("Authorization")) : shown;
      if (given == null) {
        return Optional.of(
            header + " and Authorization are missing: set one of them at the service hook.");
      }
      byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
      boolean matches = false;
      for (String secret : secrets) {
        matches |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), bytes);
      }
      return matches
          ? Optional.empty()
          : Optional.of("The secret in " + header + " or Authorization is another one.");
    };
  }

  private static @Nullable String password(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String both = new String(decoded, StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon < 0 ? null : both.substring(colon + 1);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
