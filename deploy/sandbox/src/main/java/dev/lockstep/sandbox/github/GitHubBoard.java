package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.RepositoryCard;
import dev.lockstep.sandbox.control.RepositoryCard.Request;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Repositories of GitHub for people. */
final class GitHubBoard {
  private GitHubBoard() {}

  static Stream<RepositoryCard> of(Owner owner) {
    return owner.repositories().stream()
        .map(
            repo ->
                RepositoryCard.of(
                    "GitHub",
                    repo.fullName(),
                    repo.pulls().descendingMap().values().stream().map(GitHubBoard::request),
                    List.copyOf(repo.branches().keySet())));
  }

  private static Request request(ObjectNode pull) {
    return new Request(
        pull.path("number").asLong(),
        pull.path("title").asText(),
        Request.state(
            pull.path("state").asText().equals("open"),
            pull.path("draft").asBoolean(),
            pull.path("merged").asBoolean()),
        pull.path("head").path("ref").asText(),
        pull.path("base").path("ref").asText(),
        Instant.parse(pull.path("updated_at").asText()).toEpochMilli());
  }
}
