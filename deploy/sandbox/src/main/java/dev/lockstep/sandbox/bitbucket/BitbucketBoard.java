package dev.lockstep.sandbox.bitbucket;

import dev.lockstep.sandbox.control.RepositoryCard;
import dev.lockstep.sandbox.control.RepositoryCard.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A workspace, or a project of Data Center, for people. */
public final class BitbucketBoard {
  private BitbucketBoard() {}

  /** Its repositories. */
  public static Stream<RepositoryCard> of(String host, Workspace workspace) {
    return workspace.repositories().stream().map(one -> card(host, one));
  }

  private static RepositoryCard card(String host, Repository repository) {
    List<String> names = new ArrayList<>(repository.branches().keySet());
    Collections.reverse(names);
    Stream<Request> requests =
        repository.pullRequests().descendingMap().values().stream()
            .map(
                request ->
                    new Request(
                        request.id(),
                        request.title(),
                        request.state() == PullRequest.State.OPEN && request.draft()
                            ? "DRAFT"
                            : request.state().name(),
                        request.source().branch(),
                        request.destination().branch(),
                        request.updated()));
    return RepositoryCard.of(host, repository.fullName(), requests, names);
  }
}
