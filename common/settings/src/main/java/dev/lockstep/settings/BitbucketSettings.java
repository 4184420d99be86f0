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
 * @param repositories which repositories are in scope, by slug
 * @param webhookSecrets HMAC secrets, one, or two during a rotation; empty means webhooks are
 *     refused
 * @param registersWebhook whether Lockstep registers its webhook in the workspace
 * @param requestsPerSecond pace of all calls with this token
 */
public record BitbucketSettings(
    URI apiUrl,
    String workspace,
    Secret token,
    @Nullable String email,
    RepositoryPatterns repositories,
    List<Secret> webhookSecrets,
    boolean registersWebhook,
    double requestsPerSecond) {

  public BitbucketSettings {
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
