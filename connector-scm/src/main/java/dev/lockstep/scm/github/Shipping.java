package dev.lockstep.scm.github;

import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.rest.Answers;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Releases and deployments as events; the same for answers and hooks. */
final class Shipping {

  private Shipping() {}

  /** A release in the words that GraphQL and webhooks have in common. */
  record Release(
      long id,
      String tag,
      @Nullable String name,
      boolean draft,
      boolean prerelease,
      @Nullable String commit,
      @Nullable String publishedAt,
      @Nullable String url,
      @Nullable Person author,
      Instant updated) {}

  /** A deployment in the words that GraphQL and webhooks have in common. */
  record Deployment(
      long id,
      String environment,
      String state,
      @Nullable String commit,
      @Nullable String ref,
      @Nullable String url,
      @Nullable Person creator,
      Instant updated) {}

  static ReleaseChanged release(RepositoryRef repository, Release seen, Naming naming) {
    return release(repository, seen, naming, state(seen), seen.updated().toEpochMilli());
  }

  /** Later than all that was told of it. */
  static ReleaseChanged deleted(RepositoryRef repository, Release seen, Naming naming) {
    return release(
        repository, seen, naming, ReleaseChanged.State.DELETED, seen.updated().toEpochMilli() + 1);
  }

  private static ReleaseChanged release(
      RepositoryRef repository,
      Release seen,
      Naming naming,
      ReleaseChanged.State state,
      long version) {
    String name = Answers.text(seen.name()).isBlank() ? seen.tag() : Answers.text(seen.name());
    return new ReleaseChanged(
        repository,
        Long.toString(seen.id()),
        seen.tag(),
        name,
        state,
        seen.commit(),
        Answers.time(seen.publishedAt()).orElse(null),
        seen.url(),
        naming.in(Map.of(Evidence.TITLE, name + "\n" + seen.tag())),
        seen.author(),
        version,
        seen.updated());
  }

  private static ReleaseChanged.State state(Release seen) {
    if (seen.draft()) {
      return ReleaseChanged.State.DRAFT;
    }
    return seen.prerelease() ? ReleaseChanged.State.PRERELEASE : ReleaseChanged.State.RELEASED;
  }

  static DeploymentChanged deployment(RepositoryRef repository, Deployment seen, Naming naming) {
    String nativeState = seen.state().toLowerCase(Locale.ROOT);
    return new DeploymentChanged(
        repository,
        Long.toString(seen.id()),
        seen.environment(),
        state(nativeState),
        nativeState,
        seen.commit(),
        seen.ref(),
        Answers.text(seen.url()).isBlank() ? null : seen.url(),
        naming.in(Map.of(Evidence.BRANCH, Answers.text(seen.ref()))),
        seen.creator(),
        seen.updated().toEpochMilli(),
        seen.updated());
  }

  static DeploymentChanged.State state(String nativeState) {
    return switch (nativeState) {
      case "pending", "queued", "waiting" -> DeploymentChanged.State.PENDING;
      case "in_progress" -> DeploymentChanged.State.RUNNING;
      case "success" -> DeploymentChanged.State.SUCCESSFUL;
      case "failure", "error" -> DeploymentChanged.State.FAILED;
      case "inactive" -> DeploymentChanged.State.INACTIVE;
      default -> DeploymentChanged.State.UNKNOWN;
    };
  }
}
