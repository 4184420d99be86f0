package dev.lockstep.connector;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The WebSub signature that Jira Cloud, GitHub and Bitbucket put on their webhooks: {@code sha256=}
 * and the hex HMAC-SHA256 of the raw body.
 */
public final class HmacSignature {

  private static final String METHOD = "sha256=";

  private HmacSignature() {}

  /**
   * Whether the header signs the body with one of the secrets, in constant time for each.
   *
   * @param header the signature header, absent when the request has none
   * @param body the raw bytes, before any parsing
   * @param secrets the valid secrets (two while one replaces the other); none of them empty
   */
  public static boolean matches(@Nullable String header, byte[] body, List<String> secrets) {
    if (header == null || !header.startsWith(METHOD)) {
      return false;
    }
    byte[] given = header.substring(METHOD.length()).getBytes(StandardCharsets.US_ASCII);
    boolean matches = false;
    for (String secret : secrets) {
      byte[] wanted = hex(body, secret).getBytes(StandardCharsets.US_ASCII);
      matches |= MessageDigest.isEqual(wanted, given);
    }
    return matches;
  }

  /** The header's value for a body, as an upstream would send it. */
  public static String sign(byte[] body, String secret) {
    return METHOD + hex(body, secret);
  }

  private static String hex(byte[] body, String secret) {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          "a webhook secret must not be empty: anybody could sign with it");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
    }
  }
}
