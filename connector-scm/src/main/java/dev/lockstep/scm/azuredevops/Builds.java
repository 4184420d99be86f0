package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.BuildChanged.State;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.rest.Answers;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds as events. One that was made for a pull request is told of the branch with the work and of
 * its newest commit, not of the commit that the merge would become, which nobody else knows.
 */
final class Builds {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADS = "refs/heads/";
  private static final String PARAMETER = "system.pullRequest.";

  private final URI web;
  private final String organization;
  private final Function<String, Optional<RepositoryRef>> repositories;

  /**
   * @param web where people open builds, without organisation
   * @param organization as its name is written
   * @param repositories finds one in scope by the host's id
   */
  Builds(URI web, String organization, Function<String, Optional<RepositoryRef>> repositories) {
    this.web = web;
    this.organization = organization;
    this.repositories = repositories;
  }

  /** When it ended. */
  static Instant ended(BuildJson json) {
    return Answers.time(json.finishTime())
        .orElseThrow(() -> new Unavailable("a completed build whose finishTime is no time"));
  }

  /** The event; none of a repository that is out of scope, or of no commit at all. */
  Optional<BuildChanged> read(BuildJson json, Naming naming) {
    if (json.id() == null) {
      throw new Unavailable("a build without id");
    }
    String id = json.repository() == null ? null : json.repository().id();
    Optional<RepositoryRef> repository = id == null ? Optional.empty() : repositories.apply(id);
    String version = first(request(json, "sourceSha", "sourceCommitId"), json.sourceVersion());
    return version == null
        ? Optional.empty()
        : repository.map(where -> changed(where, json, json.id(), version, naming));
  }

  private BuildChanged changed(
      RepositoryRef repository, BuildJson json, long id, String commit, Naming naming) {
    String branch = branch(json);
    Instant ended = ended(json);
    String name = json.definition() == null ? null : json.definition().name();
    String nativeState =
        "completed".equals(json.status()) ? Answers.text(json.result()) : text(json.status());
    return new BuildChanged(
        repository,
        Long.toString(id),
        name == null ? "build" : name,
        commit,
        branch,
        state(nativeState),
        nativeState,
        url(repository, id),
        naming.in(
            Map.of(
                Evidence.BRANCH, text(branch),
                Evidence.TITLE, text(trigger(json, "pr.title")),
                Evidence.COMMIT, text(trigger(json, "ci.message")))),
        ended.toEpochMilli(),
        ended);
  }

  private String url(RepositoryRef repository, long id) {
    return UriBuilder.fromUri(web)
        .segment(organization, Place.of(repository).project(), "_build", "results")
        .queryParam("buildId", id)
        .build()
        .toString();
  }

  private static @Nullable String branch(BuildJson json) {
    String source = first(request(json, "sourceBranch", "sourceBranch"), json.sourceBranch());
    if (source == null || source.startsWith(HEADS)) {
      return source == null ? null : source.substring(HEADS.length());
    }
    return source.startsWith("refs/") ? null : source;
  }

  /** What is said of the pull request; builds that a policy asks for say it elsewhere. */
  private static @Nullable String request(BuildJson json, String trigger, String parameter) {
    return first(trigger(json, "pr." + trigger), parameter(json.parameters(), parameter));
  }

  private static @Nullable String trigger(BuildJson json, String name) {
    return json.triggerInfo() == null ? null : json.triggerInfo().get(name);
  }

  /** They may be anything that whoever queued the build wrote. */
  private static @Nullable String parameter(@Nullable String parameters, String name) {
    try {
      JsonNode value = parameters == null ? null : JSON.readTree(parameters).path(PARAMETER + name);
      return value == null || !value.isTextual() ? null : value.asText();
    } catch (JsonProcessingException none) {
      return null;
    }
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null || one.isEmpty() ? other : one;
  }

  private static String text(@Nullable String text) {
    return Answers.text(text);
  }

  /**
   * What was partially successful satisfies what waits for a success, as in Azure DevOps itself.
   */
  static State state(String nativeState) {
    return switch (nativeState) {
      case "notStarted", "postponed" -> State.PENDING;
      case "inProgress", "cancelling" -> State.RUNNING;
      case "succeeded", "partiallySucceeded" -> State.SUCCESSFUL;
      case "failed" -> State.FAILED;
      case "canceled" -> State.CANCELLED;
      default -> State.UNKNOWN;
    };
  }
}
