package dev.lockstep.sync.rule;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something at a code host that names the item. */
public sealed interface Artefact {

  RepositoryRef repository();

  /** How people recognise it, for example {@code bitbucket/acme/shop-api#12}. */
  String label();

  /** When it changed last; absent where that was not kept. */
  @Nullable Instant at();

  /** A branch; it counts while it exists. */
  record Branch(RepositoryRef repository, String name, boolean exists, @Nullable Instant at)
      implements Artefact {
    @Override
    public String label() {
      return repository + ":" + name;
    }
  }

  /**
   * A pull request.
   *
   * @param target the branch it goes to; absent where that was not kept
   * @param author who opened it; absent where nobody tells
   * @param verdicts what reviewers say; absent where nobody told yet
   */
  record PullRequest(
      RepositoryRef repository,
      long number,
      PullRequestChanged.State state,
      @Nullable String target,
      @Nullable Person author,
      @Nullable Set<Verdict> verdicts,
      @Nullable Instant at)
      implements Artefact {
    public PullRequest {
      verdicts = verdicts == null ? null : Set.copyOf(verdicts);
    }

    boolean says(Verdict verdict) {
      return verdicts != null && verdicts.contains(verdict);
    }

    /** The same with what reviewers said before, where it does not tell. */
    public PullRequest after(PullRequest before) {
      return verdicts == null
          ? new PullRequest(repository, number, state, target, author, before.verdicts, at)
          : this;
    }

    @Override
    public String label() {
      return repository + "#" + number;
    }
  }

  /** A build of a commit; the last one of its name and branch counts. */
  record Build(
      RepositoryRef repository,
      String id,
      String name,
      @Nullable String branch,
      BuildChanged.State state,
      @Nullable Instant at)
      implements Artefact {
    @Override
    public String label() {
      return repository + " build " + name;
    }

    /** What is built again and again. */
    String line() {
      return repository + "\n" + name + "\n" + branch;
    }
  }

  /** A deployment; it counts while it stands in its environment. */
  record Deployment(
      RepositoryRef repository,
      String id,
      String environment,
      DeploymentChanged.State state,
      @Nullable Instant at)
      implements Artefact {
    @Override
    public String label() {
      return repository + " in " + environment;
    }
  }

  /** A release. */
  record Release(
      RepositoryRef repository,
      String id,
      String name,
      ReleaseChanged.State state,
      @Nullable Instant at)
      implements Artefact {
    @Override
    public String label() {
      return repository + " " + name;
    }
  }
}
