package dev.lockstep.scm.github;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.settings.RepositoryPatterns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Hosts and clients for tests. */
final class GitHubs {

  private GitHubs() {}

  static UpstreamGateway gateway() {
    return new UpstreamGateway(
        "github/test",
        new Pace(500, () -> 1),
        Duration.ofSeconds(10),
        Clock.systemUTC(),
        new SimpleMeterRegistry());
  }

  static GitHubClient client(URI apiUrl) {
    return client(apiUrl, Authorization.bearer("token"));
  }

  static GitHubClient client(URI apiUrl, Authorization authorization) {
    return new GitHubClient(apiUrl, authorization, gateway(), Clock.systemUTC());
  }

  static GitHub host(String owner, GitHubClient client) {
    return new GitHub(owner, RepositoryPatterns.ALL, Duration.ofMinutes(10), client);
  }
}
