package dev.lockstep.jira;

import dev.lockstep.connector.HmacSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** JSON web tokens put together by hand, good ones and bad ones. */
public final class Tokens {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Tokens() {}

  /** As Jira sends it along with a webhook of an OAuth client. */
  public static String good(String secret, Instant now) {
    return of("HS256", times(now, now.plusSeconds(180)), secret);
  }

  /** Claims with these times. */
  public static String times(Instant made, Instant ends) {
    return "{\"iss\":\"a-client\",\"iat\":%d,\"exp\":%d}"
        .formatted(made.getEpochSecond(), ends.getEpochSecond());
  }

  /** Signed by HMAC with SHA-256, whatever algorithm the header names; not at all for none. */
  public static String of(String algorithm, String claims, String secret) {
    String signed = part("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}") + "." + part(claims);
    return algorithm.equals("none") ? signed + "." : signed + "." + hmac(signed, secret);
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmac(String text, String secret) {
    String signature = HmacSignature.sign(text.getBytes(StandardCharsets.UTF_8), secret);
    return BASE64.encodeToString(HexFormat.of().parseHex(signature.substring("sha256=".length())));
  }
}
