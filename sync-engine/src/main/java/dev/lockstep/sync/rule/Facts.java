package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is known of an item. That something exists is known as soon as it is seen; that nothing does
 * is known only once every repository in scope was read completely. What was not read is unknown,
 * never "no".
 */
public final class Facts {

  private final Map<FactName, Fact> byName;

  private Facts(Map<FactName, Fact> byName) {
    this.byName = byName;
  }

  /**
   * Derives the facts.
   *
   * @param artefacts everything known that names the item
   * @param unread repositories in scope that were never read completely
   */
  public static Facts of(Collection<Artefact> artefacts, Set<RepositoryRef> unread) {
    List<Artefact.PullRequest> pulls = only(artefacts, Artefact.PullRequest.class);
    List<Artefact.Branch> branches = only(artefacts, Artefact.Branch.class);
    Optional<String> doubt = doubt(pulls, unread);

    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    put(facts, FactName.OPEN_PULL_REQUEST, labelOf(pulls, p -> p.state() == State.OPEN), doubt);
    put(facts, FactName.DRAFT_PULL_REQUEST, labelOf(pulls, p -> p.state() == State.DRAFT), doubt);
    put(facts, FactName.BRANCH, labelOf(branches, Artefact.Branch::exists), missing(unread));
    facts.put(FactName.ALL_MERGED, allMerged(pulls, doubt));
    return new Facts(facts);
  }

  /** Whether it holds, does not hold, or is unknown. */
  public Truth truth(FactName name) {
    return fact(name).state();
  }

  /** The fact with its evidence. */
  public Fact fact(FactName name) {
    Fact fact = byName.get(name);
    if (fact == null) {
      throw new IllegalStateException("no fact " + name);
    }
    return fact;
  }

  /** All facts in the order of {@link FactName}. */
  public List<Fact> all() {
    return List.copyOf(byName.values());
  }

  /** Equal for equal truths: while it stays, a person's move stands. */
  public String fingerprint() {
    return byName.values().stream().map(f -> f.state().name()).collect(Collectors.joining(","));
  }

  private static Fact allMerged(List<Artefact.PullRequest> pulls, Optional<String> doubt) {
    List<Artefact.PullRequest> counting =
        pulls.stream().filter(p -> p.state() != State.DECLINED).toList();
    Optional<String> unmerged =
        labelOf(counting, p -> p.state() == State.OPEN || p.state() == State.DRAFT);
    String name = FactName.ALL_MERGED.words();
    if (unmerged.isPresent()) {
      return new Fact(name, Truth.NO, unmerged.get());
    }
    if (doubt.isPresent()) {
      return new Fact(name, Truth.UNKNOWN, doubt.get());
    }
    return counting.isEmpty()
        ? new Fact(name, Truth.NO, null)
        : new Fact(
            name,
            Truth.YES,
            counting.stream()
                .map(Artefact.PullRequest::label)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static void put(
      Map<FactName, Fact> facts, FactName name, Optional<String> seen, Optional<String> doubt) {
    facts.put(
        name,
        seen.isPresent()
            ? new Fact(name.words(), Truth.YES, seen.get())
            : doubt.isPresent()
                ? new Fact(name.words(), Truth.UNKNOWN, doubt.get())
                : new Fact(name.words(), Truth.NO, null));
  }

  private static Optional<String> doubt(
      List<Artefact.PullRequest> pulls, Set<RepositoryRef> unread) {
    Optional<String> strange = labelOf(pulls, p -> p.state() == State.UNKNOWN);
    return strange
        .map(label -> "the state of " + label + " is not understood")
        .or(() -> missing(unread));
  }

  private static Optional<String> missing(Set<RepositoryRef> unread) {
    return unread.stream()
        .map(RepositoryRef::toString)
        .sorted()
        .findFirst()
        .map(r -> r + " was not read completely yet");
  }

  private static <A extends Artefact> Optional<String> labelOf(
      List<A> artefacts, Predicate<A> holds) {
    return artefacts.stream().filter(holds).map(Artefact::label).sorted().findFirst();
  }

  private static <A extends Artefact> List<A> only(Collection<Artefact> artefacts, Class<A> kind) {
    return artefacts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public String toString() {
    return Arrays.toString(byName.values().toArray());
  }
}
