package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.AzureDevOpsViews;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pipelines do in an organisation. */
public final class PipelinesControl {
  private final Organization organization;

  PipelinesControl(Organization organization) {
    this.organization = organization;
  }

  /** Runs a pipeline to its end, or without a result just begins; a build can be run again. */
  public AzureDevOpsViews.Build build(
      TeamProject project,
      GitRepository repository,
      AzureDevOpsRequests.Build wanted,
      Identity who) {
    String result = wanted.result();
    if (result != null && !Builds.RESULTS.contains(result)) {
      throw new IllegalArgumentException(
          "no result '" + result + "'; there are: " + String.join(", ", Builds.RESULTS));
    }
    Build before = wanted.again() == null ? null : project.builds().get(wanted.again());
    if (wanted.again() != null && before == null) {
      throw new IllegalArgumentException("no build " + wanted.again() + " in " + project.name());
    }
    Build build =
        organization.build(
            project, before == null ? fresh(repository, wanted, who) : before, result);
    return new AzureDevOpsViews.Build(
        build.id(), build.number(), build.ref(), build.version(), build.finished());
  }

  private Build fresh(GitRepository repository, AzureDevOpsRequests.Build wanted, Identity who) {
    GitPullRequest request = request(repository, wanted.pullRequest());
    String branch = Objects.requireNonNullElse(wanted.branch(), GitRepository.MAIN);
    String head = repository.branches().get(branch);
    if (request == null && head == null) {
      throw new IllegalArgumentException(
          "no branch " + branch + " in " + repository.name() + "; push it first");
    }
    return organization.queue(
        Objects.requireNonNullElse(wanted.definition(), "CI"),
        repository,
        request == null ? "refs/heads/" + branch : "refs/pull/" + request.id + "/merge",
        request == null ? head : null,
        request,
        wanted.message(),
        who);
  }

  private static @Nullable GitPullRequest request(GitRepository repository, @Nullable Integer id) {
    GitPullRequest found = id == null ? null : repository.pullRequests().get(id);
    if (id != null && found == null) {
      throw new IllegalArgumentException("no pull request " + id + " in " + repository.name());
    }
    return found;
  }
}
