package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who calls a Data Center site. Without credentials it is nobody; wrong ones are refused
 * everywhere, and a password that was wrong three times is asked for in a browser from then on.
 */
final class DcLogins {
  private static final int MOST_FAILURES = 3;
  private static final String ANY_TOKEN_OWNER = "bot";

  private final DcSite at;
  private final Map<String, Integer> failures = new HashMap<>();

  DcLogins(DcSite at) {
    this.at = at;
  }

  /** An administrator lets everybody try again. */
  void forgive() {
    failures.clear();
  }

  Optional<Person> caller(Call call) {
    String header = call.header("Authorization").orElse("");
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(bearer(header.substring(7).trim()));
    }
    return header.regionMatches(true, 0, "Basic ", 0, 6)
        ? Optional.of(basic(header.substring(6).trim()))
        : Optional.empty();
  }

  private Person bearer(String secret) {
    if (at.tokens().none()) {
      return person(ANY_TOKEN_OWNER);
    }
    return at.tokens()
        .valid(secret)
        .map(token -> person(token.owner()))
        .orElseThrow(() -> failed(401, "AUTHENTICATED_FAILED"));
  }

  private Person basic(String encoded) {
    if (!at.settings().basic()) {
      throw new Refusal(
          JiraErrors.reply(403, "Basic Authentication has been disabled on this instance."));
    }
    String pair = decoded(encoded);
    int colon = pair.indexOf(':');
    if (colon <= 0) {
      throw failed(401, "AUTHENTICATED_FAILED");
    }
    String name = pair.substring(0, colon);
    if (failures.getOrDefault(name, 0) >= MOST_FAILURES) {
      Refusal denied = failed(403, "AUTHENTICATION_DENIED");
      throw new Refusal(
          denied
              .reply()
              .with(
                  "X-Authentication-Denied-Reason",
                  "CAPTCHA_CHALLENGE; login-url=" + at.uri() + "/login.jsp"));
    }
    Map<String, String> known = at.settings().passwords();
    if (!known.isEmpty() && !pair.substring(colon + 1).equals(known.get(name))) {
      failures.merge(name, 1, Integer::sum);
      throw failed(401, "AUTHENTICATED_FAILED");
    }
    failures.remove(name);
    return person(name);
  }

  private static String decoded(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private Person person(String name) {
    return at.people().named(name).orElseGet(() -> at.people().displayed(name)).person();
  }

  private static Refusal failed(int status, String reason) {
    return new Refusal(
        Reply.text(
                status,
                "text/html;charset=UTF-8",
                "<html><head><title>"
                    + (status == 401 ? "Unauthorized (401)" : "Forbidden (403)")
                    + "</title></head><body>Encountered a \""
                    + reason
                    + "\" error while loading this page.</body></html>")
            .with("X-Seraph-LoginReason", reason));
  }
}
