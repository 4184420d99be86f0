package dev.lockstep.settings;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Bitbucket Data Center.
 *
 * @param baseUrl where people open it, without a trailing slash; {@code /rest/api/latest} is
 *     appended
 * @param projects keys of the projects whose repositories are in scope, upper case, at least one
 * @param token HTTP access token (sent as Bearer), or with a user its password or token (Basic)
 * @param user null for access tokens
 * @param repositories which of their repositories are in scope, by slug
 * @param webhookSecrets HMAC secrets, one, or two during a rotation; empty means webhooks are
 *     refused
 * @param registersWebhook whether Lockstep registers its webhook in each project
 * @param requestsPerSecond pace of all calls with this token
 */
public record BitbucketServerSettings(
    URI baseUrl,
    List<String> projects,
    Secret token,
    @Nullable String user,
    RepositoryPatterns repositories,
    List<Secret> webhookSecrets,
    boolean registersWebhook,
    double requestsPerSecond) {

  public BitbucketServerSettings {
    projects = List.copyOf(projects);
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
