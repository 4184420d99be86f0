package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is let in: personal access tokens, and the tokens that Entra ID gives. */
final class Sessions {
  private static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

  private final Clock clock;
  private final Map<String, Long> tokens = new HashMap<>();
  private int given;
  private int seconds = 3_600;

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Tokens live this long from now on. */
  void live(int forSeconds) {
    this.seconds = forSeconds;
  }

  /** Entra ID: a token for an application's secret. */
  Reply token(Call call) {
    Map<String, String> form = form(new String(call.body(), StandardCharsets.UTF_8));
    boolean good =
        "client_credentials".equals(form.get("grant_type"))
            && SCOPE.equals(form.get("scope"))
            && !form.getOrDefault("client_id", "").isEmpty()
            && !form.getOrDefault("client_secret", "wrong").equals("wrong");
    if (!good) {
      return Reply.json(
          401,
          Json.object()
              .put("error", "invalid_client")
              .put("error_description", "AADSTS7000215: Invalid client secret provided."));
    }
    String token = "entra-" + ++given;
    tokens.put(token, clock.millis() + seconds * 1_000L);
    return Reply.json(
        Json.object()
            .put("token_type", "Bearer")
            .put("expires_in", seconds)
            .put("ext_expires_in", seconds)
            .put("access_token", token));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  /** Why a call is not let in: a page to sign in, with 302 without a credential, else with 203. */
  Optional<Reply> refuse(Call call) {
    String credential = call.header("Authorization").orElse("");
    if (credential.isEmpty()) {
      return Optional.of(Errors.signIn(302));
    }
    return credential.startsWith("Bearer ") && known(credential.substring(7))
            || credential.startsWith("Basic ") && isToken(credential.substring(6))
        ? Optional.empty()
        : Optional.of(Errors.signIn(203));
  }

  private boolean known(String token) {
    return tokens.getOrDefault(token, 0L) > clock.millis();
  }

  /** Any token but one that begins with "expired". */
  private static boolean isToken(String basic) {
    try {
      String both = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon >= 0
          && both.length() > colon + 1
          && !both.substring(colon + 1).startsWith("expired");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
