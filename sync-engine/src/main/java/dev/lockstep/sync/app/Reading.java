package dev.lockstep.sync.app;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.sync.rule.Artefact;
import java.util.stream.Collectors;

/** What events of code hosts mean to rules. */
final class Reading {

  private Reading() {}

  static Artefact of(PullRequestChanged pull) {
    return new Artefact.PullRequest(
        pull.repository(),
        pull.number(),
        pull.state(),
        pull.targetBranch(),
        pull.author(),
        pull.reviews() == null
            ? null
            : pull.reviews().stream().map(Review::verdict).collect(Collectors.toSet()),
        pull.occurredAt());
  }

  /** What an event does not tell is as it was. */
  static Artefact after(Artefact before, Artefact now) {
    return now instanceof Artefact.PullRequest pull
            && before instanceof Artefact.PullRequest earlier
        ? pull.after(earlier)
        : now;
  }

  static Artefact of(BranchChanged branch) {
    return new Artefact.Branch(
        branch.repository(), branch.name(), branch.exists(), branch.occurredAt());
  }

  static Artefact of(BuildChanged build) {
    return new Artefact.Build(
        build.repository(),
        build.id(),
        build.name(),
        build.branch(),
        build.state(),
        build.occurredAt());
  }

  static Artefact of(DeploymentChanged deployment) {
    return new Artefact.Deployment(
        deployment.repository(),
        deployment.id(),
        deployment.environment(),
        deployment.state(),
        deployment.occurredAt());
  }

  /** Versions are called as tags are. */
  static Artefact of(ReleaseChanged release) {
    return new Artefact.Release(
        release.repository(), release.id(), release.tag(), release.state(), release.occurredAt());
  }
}
