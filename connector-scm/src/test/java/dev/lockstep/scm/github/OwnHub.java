package dev.lockstep.scm.github;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.port.Feed;
import java.util.UUID;

/** An owner of a simulated GitHub whom no other test has, and the host that reads it. */
final class OwnHub {

  static final String ANA = "Ana Author";
  static final String ROB = "Rob Reviewer";

  final String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8);
  final RepositoryRef shop = GitHub.ref(owner, "shop");
  final GitHubPeople people;
  final GitHubClient client;
  final GitHub host;

  OwnHub(Sandbox sandbox) {
    people = sandbox.client().github(owner);
    client = GitHubs.client(sandbox.github());
    host = GitHubs.host(owner, client);
  }

  /** A feed of {@link #shop}. */
  Feed feed(String name) {
    return host.feeds(shop).stream()
        .filter(feed -> feed.scope().endsWith("#" + name))
        .findFirst()
        .orElseThrow();
  }
}
