package dev.lockstep.settings;

import java.net.URI;
import java.util.List;

/**
 * GitHub, or one GitHub Enterprise Server.
 *
 * @param apiUrl without a trailing slash: {@code https://api.github.com}, or {@code
 *     https://host/api/v3} of a server
 * @param owners organisations and users whose repositories are in scope, lower case, at least one
 * @param credential who Lockstep is there
 * @param repositories which of their repositories are in scope
 * @param webhookSecrets HMAC secrets, one, or two during a rotation; empty means webhooks are
 *     refused
 * @param registersWebhook whether Lockstep registers its webhook with each owner
 * @param requestsPerSecond pace of all calls with this credential
 */
public record GitHubSettings(
    URI apiUrl,
    List<String> owners,
    Credential credential,
    RepositoryPatterns repositories,
    List<Secret> webhookSecrets,
    boolean registersWebhook,
    double requestsPerSecond) {

  public GitHubSettings {
    owners = List.copyOf(owners);
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  /** How Lockstep shows GitHub who it is. */
  public sealed interface Credential {

    /** A personal access token. */
    record Token(Secret token) implements Credential {}

    /**
     * A GitHub App: each owner's installation gives tokens for an hour.
     *
     * @param id of the app
     * @param privateKey in PEM form, PKCS#1 (as GitHub hands it out) or PKCS#8
     */
    record App(String id, Secret privateKey) implements Credential {}
  }
}
