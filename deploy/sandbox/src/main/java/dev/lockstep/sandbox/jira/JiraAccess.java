package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Who calls: bad credentials on a site URL are nobody, not an error. */
final class JiraAccess {
  private JiraAccess() {}

  static Optional<Person> caller(JiraSite site, Call call) {
    String header = call.header("Authorization").orElse("");
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    String pair;
    try {
      pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    if (colon <= 0 || colon == pair.length() - 1) {
      return Optional.empty();
    }
    String email = pair.substring(0, colon);
    Map<String, String> known = site.settings().credentials();
    boolean good = known.isEmpty() || pair.substring(colon + 1).equals(known.get(email));
    return good
        ? Optional.of(Person.withEmail(email, site.settings().timeZone()))
        : Optional.empty();
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
