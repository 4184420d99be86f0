package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.control.RepositoryCard;
import dev.lockstep.sandbox.control.RepositoryCard.Request;
import java.util.List;
import java.util.stream.Stream;

/** Repositories of Azure DevOps for people. */
final class AzureDevOpsBoard {
  private AzureDevOpsBoard() {}

  static Stream<RepositoryCard> of(Organization organization) {
    return organization.projects().stream()
        .flatMap(
            project ->
                project.repositories().values().stream()
                    .map(one -> card(organization.name() + "/" + project.name(), one)));
  }

  private static RepositoryCard card(String owner, GitRepository repository) {
    return RepositoryCard.of(
        "Azure DevOps",
        owner + "/" + repository.name(),
        repository.pullRequests().descendingMap().values().stream().map(AzureDevOpsBoard::request),
        List.copyOf(repository.branches().keySet()));
  }

  private static Request request(GitPullRequest one) {
    return new Request(
        one.id,
        one.title,
        Request.state(one.active(), one.draft, one.status.equals("completed")),
        one.source,
        one.target,
        one.closed == null ? 0 : one.closed);
  }
}
