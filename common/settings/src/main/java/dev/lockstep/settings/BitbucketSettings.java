package dev.lockstep.settings;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Bitbucket Cloud workspace.
 *
 * @param apiUrl without a trailing slash, usually {@code https://api.bitbucket.org/2.0}
 * @param workspace slug of the workspace
 * @param token API token (with an email, sent as Basic) or access token (without, sent as Bearer)
 * @param email account of an API token; null for access tokens
 * @param repositories slugs of the repositories in scope; empty means all of the workspace
 * @param webhookSecrets HMAC secrets, one, or two during a rotation; empty means webhooks are
 *     refused
 * @param requestsPerSecond pace of all calls with this token
 */
public record BitbucketSettings(
    URI apiUrl,
    String workspace,
    Secret token,
    @Nullable String email,
    List<String> repositories,
    List<Secret> webhookSecrets,
    double requestsPerSecond) {

  public BitbucketSettings {
    repositories = List.copyOf(repositories);
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
