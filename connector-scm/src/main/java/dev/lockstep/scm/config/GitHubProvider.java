package dev.lockstep.scm.config;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.scm.collect.HookAddresses.Cared;
import dev.lockstep.scm.github.GitHub;
import dev.lockstep.scm.github.GitHubClient;
import dev.lockstep.scm.github.GitHubHookCare;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoint;
import dev.lockstep.scm.web.HookProof;
import dev.lockstep.settings.GitHubSettings;
import dev.lockstep.settings.GitHubSettings.Credential;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Owners on GitHub: all with one token, or each with the token of an app's installation. */
@Singleton
class GitHubProvider implements Provider {

  private static final String NAME = "github";

  private final Parts parts;
  private final @Nullable GitHubSettings github;
  private final Map<String, GitHubClient> clients;

  GitHubProvider(Parts parts) {
    this.parts = parts;
    this.github = parts.settings().github();
    this.clients = github == null ? Map.of() : clients(github);
  }

  /** Each credential has its own limits at GitHub, so it has its own gateway. */
  private Map<String, GitHubClient> clients(GitHubSettings github) {
    Map<String, GitHubClient> clients = new LinkedHashMap<>();
    if (github.credential() instanceof Credential.App app) {
      github.owners().forEach(owner -> clients.put(owner, ofApp(github, app, owner)));
    } else if (github.credential() instanceof Credential.Token token) {
      GitHubClient one =
          GitHubClient.withToken(
              github.apiUrl(), token.token().value(), gateway(github, NAME), parts.clock());
      github.owners().forEach(owner -> clients.put(owner, one));
    }
    return clients;
  }

  private GitHubClient ofApp(GitHubSettings github, Credential.App app, String owner) {
    return GitHubClient.ofApp(
        github.apiUrl(),
        app.id(),
        app.privateKey().value(),
        owner,
        gateway(github, NAME + "-app/" + owner),
        gateway(github, NAME + "/" + owner),
        parts.clock());
  }

  private UpstreamGateway gateway(GitHubSettings github, String name) {
    return parts.gateway(name, github.requestsPerSecond());
  }

  @Override
  public List<CodeHost> hosts() {
    List<CodeHost> hosts = new ArrayList<>();
    clients.forEach((owner, client) -> hosts.add(host(owner, client)));
    return hosts;
  }

  private CodeHost host(String owner, GitHubClient client) {
    return new GitHub(
        owner,
        Objects.requireNonNull(github).repositories(),
        parts.settings().intervals().overlap(),
        client);
  }

  @Override
  public HookEndpoint endpoint() {
    return new HookEndpoint(
        NAME,
        "GitHub",
        github == null ? List.of() : github.owners(),
        github == null ? List.of() : Parts.values(github.webhookSecrets()),
        "GITHUB_WEBHOOK_SECRET",
        HookProof.signature("X-Hub-Signature-256"),
        GitHub.hooks());
  }

  @Override
  public List<Cared> cared() {
    if (github == null || !github.registersWebhook()) {
      return List.of();
    }
    String secret = github.webhookSecrets().get(0).value();
    List<Cared> cared = new ArrayList<>();
    clients.forEach(
        (owner, client) ->
            cared.add(
                new Cared(
                    new GitHubHookCare(host(owner, client), owner, secret, client),
                    parts.hookAddress(NAME, owner))));
    return cared;
  }
}
