package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token that Atlassian sends along with the webhooks of an app, signed with its secret. */
final class Jwt {
  private static final long GOOD_SECONDS = 180;

  private Jwt() {}

  static String of(String clientId, String secret, URI url, long nowMillis) {
    long now = nowMillis / 1000;
    ObjectNode header = Json.object().put("alg", "HS256").put("typ", "JWT");
    ObjectNode claims =
        Json.object()
            .put("iss", clientId)
            .put("iat", now)
            .put("exp", now + GOOD_SECONDS)
            .put("qsh", hash(url));
    claims.putObject("context");
    String signed = part(Json.bytes(header)) + "." + part(Json.bytes(claims));
    return signed + "." + part(hmac(secret, signed));
  }

  /** Atlassian's hash of method, path and query. */
  private static String hash(URI url) {
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    String canonical = "POST&" + url.getRawPath() + "&" + query;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
