package dev.lockstep.sync.rule;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.settings.Condition;
import dev.lockstep.sync.rule.Artefact.Build;
import dev.lockstep.sync.rule.Artefact.PullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds single facts at the code hosts; what the item itself tells it leaves to another. */
final class Finder {

  private final Evidence evidence;
  private final ItemFinder ofItem;
  private final List<PullRequest> pulls = new ArrayList<>();
  private final @Nullable String missing;
  private final @Nullable String doubt;

  Finder(Evidence evidence) {
    this.evidence = evidence;
    String unread = null;
    for (RepositoryRef repository : evidence.unread()) {
      String name = repository.toString();
      unread = unread == null || name.compareTo(unread) < 0 ? name : unread;
    }
    this.missing = unread == null ? null : unread + " was not read completely yet";
    String strange = null;
    for (Artefact artefact : evidence.artefacts()) {
      if (artefact instanceof PullRequest pull) {
        pulls.add(pull);
        if (pull.state() == State.UNKNOWN
            && (strange == null || pull.label().compareTo(strange) < 0)) {
          strange = pull.label();
        }
      }
    }
    this.doubt = strange == null ? missing : "the state of " + strange + " is not understood";
    this.ofItem = new ItemFinder(evidence, doubt);
  }

  Fact find(Condition question) {
    return switch (question.fact()) {
      case OPEN -> pull(question, p -> p.state() == State.OPEN);
      case DRAFT -> pull(question, p -> p.state() == State.DRAFT);
      case REVIEW_REQUESTED -> pull(question, p -> says(p, Verdict.REQUESTED));
      case APPROVED ->
          pull(question, p -> says(p, Verdict.APPROVED) && !p.says(Verdict.CHANGES_REQUESTED));
      case CHANGES_REQUESTED -> pull(question, p -> says(p, Verdict.CHANGES_REQUESTED));
      case MERGED -> pull(question, p -> p.state() == State.MERGED);
      case DECLINED -> pull(question, p -> p.state() == State.DECLINED);
      case TARGET_BRANCH -> pull(question, p -> counts(p) && goesTo(p, question));
      case MERGED_INTO -> pull(question, p -> p.state() == State.MERGED && goesTo(p, question));
      case ALL_MERGED -> allMerged(question);
      case BRANCH -> exists(question, Artefact.Branch.class, Artefact.Branch::exists, missing);
      case DEPLOYED ->
          exists(
              question,
              Artefact.Deployment.class,
              d ->
                  d.state() == DeploymentChanged.State.SUCCESSFUL
                      && NamePattern.matches(question.about(), d.environment()),
              missing);
      case RELEASED ->
          exists(
              question,
              Artefact.Release.class,
              r -> r.state() == ReleaseChanged.State.RELEASED,
              missing);
      case BUILD_FAILED -> buildFailed(question);
      case BUILD_PASSED -> buildPassed(question);
      default -> ofItem.find(question);
    };
  }

  private static boolean counts(PullRequest pull) {
    return pull.state() != State.DECLINED && pull.state() != State.UNKNOWN;
  }

  private static boolean says(PullRequest pull, Verdict verdict) {
    return pull.state() == State.OPEN && pull.says(verdict);
  }

  private static boolean goesTo(PullRequest pull, Condition question) {
    return pull.target() != null && NamePattern.matches(question.about(), pull.target());
  }

  private Fact pull(Condition question, Predicate<PullRequest> holds) {
    return exists(question, PullRequest.class, holds, doubt);
  }

  private <A extends Artefact> Fact exists(
      Condition question, Class<A> kind, Predicate<A> holds, @Nullable String otherwise) {
    A first = null;
    for (Artefact artefact : evidence.artefacts()) {
      if (kind.isInstance(artefact) && holds.test(kind.cast(artefact))) {
        A one = kind.cast(artefact);
        first = first == null || one.label().compareTo(first.label()) < 0 ? one : first;
      }
    }
    return first != null
        ? new Fact(question.words(), Truth.YES, first.label(), first.at())
        : absent(question, otherwise);
  }

  private static Fact absent(Condition question, @Nullable String doubt) {
    return new Fact(question.words(), doubt == null ? Truth.NO : Truth.UNKNOWN, doubt);
  }

  private Fact allMerged(Condition question) {
    List<PullRequest> counting =
        pulls.stream().filter(pull -> pull.state() != State.DECLINED).toList();
    Optional<PullRequest> unmerged =
        counting.stream()
            .filter(pull -> pull.state() == State.OPEN || pull.state() == State.DRAFT)
            .min(Comparator.comparing(PullRequest::label));
    if (unmerged.isPresent()) {
      return new Fact(question.words(), Truth.NO, unmerged.get().label(), unmerged.get().at());
    }
    if (doubt != null || counting.isEmpty()) {
      return absent(question, doubt);
    }
    return new Fact(
        question.words(),
        Truth.YES,
        counting.stream().map(PullRequest::label).sorted().collect(Collectors.joining(", ")),
        latest(counting));
  }

  private static @Nullable Instant latest(List<? extends Artefact> artefacts) {
    Instant latest = null;
    for (Artefact artefact : artefacts) {
      Instant at = artefact.at();
      latest = at != null && (latest == null || at.isAfter(latest)) ? at : latest;
    }
    return latest;
  }

  private Fact buildFailed(Condition question) {
    List<Build> failed =
        lastBuilds().stream().filter(b -> b.state() == BuildChanged.State.FAILED).toList();
    return failed.isEmpty()
        ? absent(question, strangeBuild())
        : new Fact(question.words(), Truth.YES, labels(failed), latest(failed));
  }

  private Fact buildPassed(Condition question) {
    List<Build> last = lastBuilds();
    List<Build> others =
        last.stream()
            .filter(
                b ->
                    b.state() == BuildChanged.State.FAILED
                        || b.state() == BuildChanged.State.PENDING
                        || b.state() == BuildChanged.State.RUNNING)
            .toList();
    if (!others.isEmpty()) {
      return new Fact(question.words(), Truth.NO, labels(others), latest(others));
    }
    List<Build> passed =
        last.stream().filter(b -> b.state() == BuildChanged.State.SUCCESSFUL).toList();
    String strange = strangeBuild();
    return strange != null || passed.isEmpty()
        ? absent(question, strange)
        : new Fact(question.words(), Truth.YES, labels(passed), latest(passed));
  }

  private @Nullable String strangeBuild() {
    return lastBuilds().stream()
        .filter(build -> build.state() == BuildChanged.State.UNKNOWN)
        .map(build -> "the state of " + build.label() + " is not understood")
        .sorted()
        .findFirst()
        .orElse(missing);
  }

  /** Of each thing that is built the last build that was not cancelled. */
  private List<Build> lastBuilds() {
    Map<String, Build> last = new HashMap<>();
    for (Artefact artefact : evidence.artefacts()) {
      if (artefact instanceof Build build && build.state() != BuildChanged.State.CANCELLED) {
        last.merge(build.line(), build, Finder::later);
      }
    }
    return List.copyOf(last.values());
  }

  private static Build later(Build a, Build b) {
    Instant one = a.at() == null ? Instant.EPOCH : a.at();
    Instant other = b.at() == null ? Instant.EPOCH : b.at();
    int order = one.compareTo(other);
    return order > 0 || order == 0 && a.id().compareTo(b.id()) > 0 ? a : b;
  }

  private static String labels(List<Build> builds) {
    return builds.stream().map(Build::label).distinct().sorted().collect(Collectors.joining(", "));
  }
}
