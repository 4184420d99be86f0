package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: a person with a token, an app with a signed claim, or an app's installation with a
 * token that is good for an hour and for one owner.
 */
final class Access {
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_CLAIM = 600;

  private final Clock clock;
  private final Random random;
  private final Map<String, PublicKey> apps = new HashMap<>();
  private final Map<String, Installed> installed = new HashMap<>();

  private record Installed(long owner, long until) {}

  Access(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed ^ 0x617470L);
  }

  /** Registers an app with its public key in PEM form. */
  void app(String id, String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      apps.put(
          id,
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("publicKey is no RSA key in PEM form", malformed);
    }
  }

  /** The credential of a call that is no app's own; refused when it is none. */
  String credential(Call call) {
    String token = bearer(call);
    if (token == null || token.startsWith("bad") || token.contains(".")) {
      throw refused();
    }
    if (token.startsWith("ghs_")) {
      Installed known = installed.get(token);
      if (known == null || known.until() <= clock.millis()) {
        throw refused();
      }
    }
    return token;
  }

  /** Whether the credential may see this owner. */
  boolean sees(String credential, Owner owner) {
    Installed known = installed.get(credential);
    return known == null || known.owner() == owner.id();
  }

  /** The app that signed the call's claim; refused when none did. */
  String signedBy(Call call) {
    String[] parts = String.valueOf(bearer(call)).split("\\.");
    if (parts.length != 3) {
      throw refused();
    }
    JsonNode claims = json(parts[1]);
    String app = claims.path("iss").asText();
    long now = clock.millis() / 1000;
    long issued = claims.path("iat").asLong();
    long expires = claims.path("exp").asLong();
    PublicKey key = apps.get(app);
    if (key == null
        || !json(parts[0]).path("alg").asText().equals("RS256")
        || issued > now
        || expires <= now
        || expires - now > LONGEST_CLAIM
        || !verified(key, parts)) {
      throw new Refusal(error(401, "A JSON web token could not be decoded"));
    }
    return app;
  }

  private static boolean verified(PublicKey key, String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException forged) {
      return false;
    }
  }

  private static JsonNode json(String part) {
    try {
      return Json.parse(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException malformed) {
      throw refused();
    }
  }

  /** An app's installation with an owner. */
  ObjectNode installation(String app, Owner owner) {
    ObjectNode json = Json.object().put("id", owner.id());
    json.set("account", GitHubJson.owner(owner));
    json.put("app_id", app.matches("\\d{1,9}") ? Long.parseLong(app) : 1)
        .put("target_id", owner.id())
        .put("target_type", owner.user() ? "User" : "Organization")
        .put("repository_selection", "all");
    json.putObject("permissions").put("pull_requests", "read").put("contents", "read");
    json.putArray("events");
    return json;
  }

  /** A fresh token of an installation. */
  Reply token(Owner owner) {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    String token = "ghs_" + Base64.getUrlEncoder().encodeToString(bytes).replace('-', 'x');
    long until = clock.millis() + HOUR;
    installed.put(token, new Installed(owner.id(), until));
    ObjectNode json = Json.object().put("token", token).put("expires_at", GitHubJson.time(until));
    json.putObject("permissions").put("pull_requests", "read").put("contents", "read");
    json.put("repository_selection", "all");
    return Reply.json(201, json);
  }

  private static @Nullable String bearer(Call call) {
    return call.header("Authorization")
        .filter(value -> value.matches("(?i)(bearer|token) \\S+"))
        .map(value -> value.substring(value.indexOf(' ') + 1))
        .orElse(null);
  }

  private static Refusal refused() {
    return new Refusal(error(401, "Bad credentials"));
  }

  static Reply error(int status, String message) {
    return Reply.json(
        status,
        Json.object()
            .put("message", message)
            .put("documentation_url", "https://docs.github.com/rest")
            .put("status", Integer.toString(status)));
  }
}
