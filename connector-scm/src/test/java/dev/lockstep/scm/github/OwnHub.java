package dev.lockstep.scm.github;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.scm.port.Feed;
import java.util.UUID;

/** A simulated GitHub of a test's own, an owner there, and the host that reads it. */
final class OwnHub implements AutoCloseable {

  static final String ANA = "Ana Author";
  static final String ROB = "Rob Reviewer";

  final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(new TickingClock()));
  final SandboxClient control = sandbox.client();
  final String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8);
  final RepositoryRef shop = GitHub.ref(owner, "shop");
  final GitHubPeople people = control.github(owner);
  final GitHubClient client = GitHubs.client(sandbox.github());
  final GitHub host = GitHubs.host(owner, client);

  /** A feed of {@link #shop}. */
  Feed feed(String name) {
    return host.feeds(shop).stream()
        .filter(feed -> feed.scope().endsWith("#" + name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
