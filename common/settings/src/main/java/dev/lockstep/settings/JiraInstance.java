package dev.lockstep.settings;

import java.net.URI;
import java.util.List;

/**
 * One Jira site and the account Lockstep uses there.
 *
 * @param id names the instance in events, URLs ({@code /webhook/jira/{id}}) and logs; "1" for the
 *     unnumbered names
 * @param baseUrl without a trailing slash; REST paths ({@code /rest/api/3/...}) are appended to it
 * @param email user name of Basic authentication
 * @param token API token of that account
 * @param projectKeys the projects in scope, upper case; empty means every project the account can
 *     see
 * @param webhookSecrets HMAC secrets, one, or two during a rotation; empty means webhooks of this
 *     site are refused
 * @param requestsPerSecond pace of all calls with this account
 */
public record JiraInstance(
    String id,
    URI baseUrl,
    String email,
    Secret token,
    List<String> projectKeys,
    List<Secret> webhookSecrets,
    double requestsPerSecond) {

  public JiraInstance {
    projectKeys = List.copyOf(projectKeys);
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
