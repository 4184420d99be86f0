package dev.lockstep.sync.rule;

import dev.lockstep.contract.RepositoryRef;

/** A branch or a pull request that names the item. */
public sealed interface Artefact {

  RepositoryRef repository();

  /** How people recognise it, for example {@code bitbucket/acme/shop-api#12}. */
  String label();

  /** A branch; it counts while it exists. */
  record Branch(RepositoryRef repository, String name, boolean exists) implements Artefact {
    @Override
    public String label() {
      return repository + ":" + name;
    }
  }

  /** A pull request. */
  record PullRequest(
      RepositoryRef repository, long number, dev.lockstep.contract.PullRequestChanged.State state)
      implements Artefact {
    @Override
    public String label() {
      return repository + "#" + number;
    }
  }
}
