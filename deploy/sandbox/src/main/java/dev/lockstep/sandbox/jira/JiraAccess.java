package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who calls. On a site's own address bad credentials are nobody, not an error; at Atlassian's
 * gateway they are an error. Tokens with scopes and of apps are good at the gateway only.
 */
final class JiraAccess {
  /** Where the gateway has its sites. */
  static final String GATEWAY = "/ex/jira/{cloudId}";

  private record Pair(String email, String token) {}

  private JiraAccess() {}

  static boolean atGateway(Call call) {
    return call.template().startsWith(GATEWAY);
  }

  static Optional<String> bearer(Call call) {
    return call.header("Authorization")
        .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(header -> header.substring(7).trim());
  }

  static Optional<Person> caller(JiraSite site, Call call) {
    if (atGateway(call)) {
      return Optional.of(atGateway(site, call));
    }
    if (bearer(call).isPresent()) {
      throw new Refusal(
          Reply.json(
              403, Json.object().put("error", "Failed to parse Connect Session Auth Token")));
    }
    return pair(call)
        .filter(pair -> !good(site.settings().scopedTokens(), pair))
        .filter(
            pair ->
                site.settings().credentials().isEmpty()
                    || good(site.settings().credentials(), pair))
        .map(pair -> account(site, pair));
  }

  /** The caller at the gateway, whatever the route; 401 when it is none. */
  static Person atGateway(JiraSite site, Call call) {
    Optional<OAuth.App> app = app(site, call);
    if (app.isPresent()) {
      String needed = scope(call);
      if (!app.get().allows(needed)) {
        throw unauthorized("Unauthorized; scope does not match");
      }
      return site.person(app.get().account());
    }
    return pair(call)
        .filter(
            pair ->
                site.settings().scopedTokens().isEmpty()
                    || good(site.settings().scopedTokens(), pair))
        .map(pair -> account(site, pair))
        .orElseThrow(() -> unauthorized("Unauthorized"));
  }

  /** The app that calls with an access token which is good for the site. */
  static Optional<OAuth.App> app(JiraSite site, Call call) {
    return bearer(call)
        .flatMap(site.oauth()::bearer)
        .filter(app -> app.sites().contains(site.name()));
  }

  private static String scope(Call call) {
    if (call.template().contains("/webhook")) {
      return "manage:jira-webhook";
    }
    boolean reads =
        "GET".equals(call.method())
            || call.template().contains("/search")
            || call.template().endsWith("bulkfetch")
            || call.template().endsWith("/list");
    return reads ? "read:jira-work" : "write:jira-work";
  }

  private static Refusal unauthorized(String message) {
    return new Refusal(Reply.json(401, Json.object().put("code", 401).put("message", message)));
  }

  private static boolean good(Map<String, String> known, Pair pair) {
    return pair.token().equals(known.get(pair.email()));
  }

  private static Person account(JiraSite site, Pair pair) {
    return site.people().seen(Person.withEmail(pair.email(), site.settings().timeZone()));
  }

  private static Optional<Pair> pair(Call call) {
    String header = call.header("Authorization").orElse("");
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    String text;
    try {
      text =
          new String(
              Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    return colon <= 0 || colon == text.length() - 1
        ? Optional.empty()
        : Optional.of(new Pair(text.substring(0, colon), text.substring(colon + 1)));
  }

  /** The caller; 401 in the words Jira uses where it does insist. */
  static Person known(JiraSite site, Call call) {
    return caller(site, call)
        .orElseThrow(
            () ->
                new Refusal(
                    Reply.text(
                            401,
                            "text/plain;charset=UTF-8",
                            "Client must be authenticated to access this resource.")
                        .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")));
  }

  /** The issue as the caller sees it: to nobody it does not exist. */
  static Issue issue(JiraSite site, Call call) {
    if (caller(site, call).isEmpty()) {
      throw JiraErrors.noIssue();
    }
    return site.find(call.part("idOrKey")).orElseThrow(JiraErrors::noIssue);
  }
}
